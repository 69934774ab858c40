// Tests PDFs: the content and order of their pages, and the rules of PDF/UA-1 that programs can check.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { before, it } from "node:test";
import { SITES, folderOf, inBrowser, none } from "./browser.js";
import { catalogFaults, markupFaults } from "./document-faults.js";
import { LEFT_OUT, look } from "./document-page.js";
import { wordFaults } from "./document-text.js";
import { structureFaults } from "./pdf-faults.js";
import { openPdf } from "./pdf.js";
import { askPoppler } from "./poppler.js";

/** Of a folder with more documents than this, as many are looked at. */
const MOST = 12;

/** The documents of every site, beside the pages of which they are. */
const DOCUMENTS = SITES.flatMap((site) =>
  someOfEachFolder(
    readdirSync(folderOf(site), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".pdf"))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => existsSync(join(file.slice(0, -".pdf".length), "index.html")))
      .sort(),
  ).map((file) => ({ site, file, url: `/${relative(folderOf(site), file).split(sep).join("/")}` })),
);

inBrowser("documents", (at) => {
  let context;
  before(async () => (context = await at.browser.newContext({ javaScriptEnabled: false })));
  it("are there", () => assert.ok(DOCUMENTS.length > 0, "no site has a PDF beside the folder of its page"));

  for (const { site, file, url } of DOCUMENTS) {
    it(site === "site" ? url : `${site}:${url}`, async () => {
      const tab = await context.newPage();
      await tab.goto(at({ site, url: encodeURI(url.replace(/\.pdf$/, "/")) }));
      const page = await tab.evaluate(look, LEFT_OUT);
      if (!page.whole) page.everything += await contact(tab, at, site, url.split("/")[1]);
      await tab.close();
      const poppler = await askPoppler(file, { rtl: page.direction === "rtl" });
      const pdf = await openPdf(file).catch((error) => assert.fail(`${url}: cannot be read: ${error.message}`));
      const faults = [...catalogFaults(pdf, page, poppler), ...structureFaults(pdf)];
      if (pdf.tree) faults.push(...markupFaults(pdf, page), ...wordFaults(pdf, page, poppler.text));
      none(firstOfEach(faults).map((fault) => `${url}: ${fault}`));
    });
  }
});

/** The contact of a site in a language, which is on every fact sheet: what the first page says that has it. */
async function contact(tab, at, site, language) {
  const folder = join(folderOf(site), language);
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith("index.html")).sort();
  const file = files.find((own) => /class="?contact\b/.test(readFileSync(join(folder, own), "utf8")));
  assert.ok(file, `no page in ${language} has the contact`);
  const path = file.split(sep).slice(0, -1).join("/");
  await tab.goto(at({ site, url: encodeURI(`/${language}/${path}/`) }));
  return tab.evaluate(() => ` ${document.querySelector("address.contact").innerText}`);
}

/** The documents of each folder, or of many the largest, the smallest and some between, always the same. */
function someOfEachFolder(files) {
  const folders = new Map();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return [...folders.values()].flatMap((own) => {
    if (own.length <= MOST) return own;
    const bySize = [...own].sort((a, b) => statSync(a).size - statSync(b).size || (a < b ? -1 : 1));
    return Array.from({ length: MOST }, (_, at) => bySize[Math.round((at * (own.length - 1)) / (MOST - 1))]);
  });
}

/** Of faults that differ only in numbers and in what they quote the first few. */
function firstOfEach(faults) {
  const kinds = new Map();
  for (const fault of faults) {
    const kind = fault.replace(/“[^”]*”|\d+/g, "");
    kinds.set(kind, [...(kinds.get(kind) ?? []), fault]);
  }
  const more = (some) => (some.length > 3 ? [`and ${some.length - 3} more faults like this`] : []);
  return [...kinds.values()].flatMap((some) => [...some.slice(0, 3), ...more(some)]);
}
