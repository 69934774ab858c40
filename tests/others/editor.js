// Tests the JSON Schema of `urbi schema --out` in yaml-language-server, which VS Code uses. A valid site has no errors,
// errors have the same lines as in urbi, and fields are proposed.

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { end, folder, missing, problems, root, site, urbi } from "./common.js";
import { Editor } from "./lsp.js";
import { differences, mistakes, proposals } from "./editor-cases.js";

if (!existsSync(join(root, "tests/others/node_modules/yaml-language-server"))) {
  missing("the npm package yaml-language-server: run tests/others/run");
}

const counts = { "sound texts": 0, mistakes: 0, "on the same lines": 0, proposals: 0 };
const faults = [];
const out = folder("editor");

/** Starts an editor in a site, with the schemas that urbi writes for it. */
async function editing(site) {
  urbi("schema", "--root", site, "--out");
  const { "yaml.schemas": data } = JSON.parse(readFileSync(join(site, ".vscode/settings.json"), "utf8"));
  const others = readdirSync(join(site, ".vscode/urbi"))
    .map((name) => basename(name, ".json"))
    .filter((name) => /^(document|profile|block-)/.test(name))
    .map((name) => [`.vscode/urbi/${name}.json`, [`parts/${name}/*.yaml`]]);
  return Editor.in(site, { ...data, ...Object.fromEntries(others) });
}

/** The front matter and the blocks of a document, each as a YAML text with the name of its schema. */
function parts(path, text) {
  const front = /^---\r?\n([\s\S]*?)^---\r?$/m.exec(text)?.[1];
  const kind = path.includes("/cities/") ? "profile" : "document";
  const blocks = [...text.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)^\1$/gm)].map(([, , name, inside]) => [`block-${name}`, inside]);
  return [...(front === undefined ? [] : [[kind, front]]), ...blocks];
}

async function sound(name) {
  const copy = site(out, name);
  const editor = await editing(copy);
  const texts = new Map();
  for (const file of find(copy, [".yaml"], ["data", "themes"])) {
    if (!file.includes("/i18n/")) texts.set(file, readFileSync(file, "utf8"));
  }
  for (const file of find(copy, [".md"], ["content"])) {
    for (const [kind, text] of parts(file, readFileSync(file, "utf8"))) {
      if (!existsSync(join(copy, `.vscode/urbi/${kind}.json`))) continue;
      texts.set(join(copy, "parts", kind, `${texts.size}-${basename(file)}.yaml`), text);
    }
  }
  counts["sound texts"] += texts.size;
  // The server waits before it checks a text, so all texts are opened together.
  const look = async ([path, text]) => {
    for (const { message, range } of await editor.open(path, text)) {
      faults.push(`${path}:${range.start.line + 1} is sound, and yet: ${message}`);
    }
  };
  await Promise.all([...texts].map(look));
  editor.end();
}

function find(folder, endings, below) {
  return below.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true })
      .filter((name) => endings.some((ending) => name.endsWith(ending)))
      .map((name) => join(folder, part, name))
      .sort(),
  );
}

/** The lines of errors in a text, by both. */
async function compared(editor, copy, { file, from, to }) {
  const path = join(copy, file);
  const before = readFileSync(path, "utf8");
  if (before.split(from).length < 2) throw new Error(`${file} has no ${from}`);
  const text = before.replace(from, () => to);
  const found = await editor.open(path, text);
  await editor.close(path);
  writeFileSync(path, text);
  const said = problems(copy).filter((problem) => problem.file === file && problem.severity !== "note");
  writeFileSync(path, before);
  // A misspelt field also counts as missing, which urbi does not report.
  const misspelt = found.some(({ message }) => message.endsWith("is not allowed."));
  const told = found.filter(({ message }) => !misspelt || !message.startsWith("Missing property"));
  return {
    theirs: lines(told.map(({ range }) => range.start.line + 1)),
    ours: lines(said.map(({ line }) => line)),
    words: [...found.map(({ message }) => `  editor: ${message}`), ...said.map(({ message }) => `  urbi: ${message}`)].join("\n"),
  };
}

const lines = (numbers) => [...new Set(numbers)].sort((a, b) => a - b).join(" ");

async function broken() {
  const copy = join(out, "starter");
  urbi("new", "site", copy, "--yes");
  const editor = await editing(copy);
  for (const mistake of mistakes) {
    counts.mistakes += 1;
    const { theirs, ours, words } = await compared(editor, copy, mistake);
    const label = `${mistake.file}, ${JSON.stringify(mistake.to)}`;
    const same = theirs === ours;
    if (same) counts["on the same lines"] += 1;
    if (!ours) faults.push(`${label}: urbi finds no error`);
    else if (same === differences.has(mistake.to)) {
      faults.push(`${label}: the editor says lines ${theirs || "none"}, urbi ${ours}\n${words}`);
    }
  }
  for (const { file, text, some } of proposals) {
    counts.proposals += 1;
    const path = join(copy, file);
    const before = text.slice(0, text.indexOf("|"));
    await editor.open(path, text.replace("|", ""));
    const line = before.split("\n").length - 1;
    const proposed = await editor.completion(path, line, before.length - before.lastIndexOf("\n") - 1);
    await editor.close(path);
    const absent = some.filter((label) => !proposed.includes(label));
    if (absent.length) faults.push(`${file}: ${absent.join(", ")} is not among the proposals ${proposed.join(", ")}`);
  }
  editor.end();
}

for (const name of ["site", "beacons"]) await sound(name);
await broken();
end("editor", counts, faults);
