// Tests the CMS: it starts with only the files of the site, shows every collection, and keeps all content when it
// saves a file.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { chromium } from "playwright-core";
import { parse } from "yaml";
import { CHROMIUM, OUT, none } from "./browser.js";
import { message } from "./messages.js";
import { serve } from "./serve.js";

const SOURCES = join(OUT, "cms-sources");
/** The folder of the browser's own in which the CMS keeps the files of its test backend. */
const KEPT = "sveltia-cms-test";

describe("cms", () => {
  let server, browser, page, origin;
  const faults = [];

  before(async () => {
    server = await serve(join(OUT, "cms"));
    origin = server.origin;
    browser = await chromium.launch({ executablePath: CHROMIUM });
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("requestfinished", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) faults.push(`asks ${request.url()}`);
    });
    await page.goto(`${origin}/404.html`);
    await page.evaluate(write, [KEPT, files()]);
    await page.goto(`${origin}/admin/`);
    await page.getByRole("button", { name: /test repository/i }).click();
    await page.getByText("Seiten", { exact: true }).first().waitFor();
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  const change = async (address, before) => {
    await page.goto(`${origin}/admin/#/collections/${address}`);
    const box = page.locator("input").and(page.getByRole("textbox"));
    await page.waitForFunction((text) => [...document.querySelectorAll("input")].some((box) => box.value === text), before);
    for (const one of await box.all()) {
      if ((await one.inputValue()) === before) {
        await one.fill(`${before} neu`);
        break;
      }
    }
    await page.getByRole("button", { name: "Save", exact: true }).click();
    // The CMS returns to the list after saving.
    await page.waitForURL((url) => !url.hash.includes("/entries/"));
  };
  const saved = async (path, words = " neu") => (await page.waitForFunction(read, [KEPT, path, words])).jsonValue();

  it("every section and the data are collections, with the words of help", async () => {
    const said = await page.locator("body").innerText();
    none(["Nachrichten", "Seiten", message("translations.city-profiles"), message("rules.data")].filter((name) => !said.includes(name)));
    await page.goto(`${origin}/admin/#/collections/news/new`);
    await page.getByText(message("help.fields.title")).first().waitFor();
    // The CMS draws the fields of a long form only when the reader gets near.
    await page.getByText(message("help.fields.title")).first().hover();
    const labels = new Set(["summary", "clusters", "aliases"].map((field) => message(`field.${field}`)).concat("Konferenzen"));
    for (let screens = 0; labels.size > 0 && screens < 20; screens += 1) {
      const form = await page.locator("body").innerText();
      for (const label of labels) if (form.includes(label)) labels.delete(label);
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(50);
    }
    none([...labels]);
  });

  it("a document keeps its fields, its links and its blocks", async () => {
    await change("pages/entries/join", "Mitglied werden");
    const [front, body] = parts(await saved("content/pages/join.de.md"));
    const [own, text] = parts(source("content/pages/join.de.md"));
    assert.deepEqual(front, { ...own, title: "Mitglied werden neu", draft: false, machine: false });
    assert.equal(body, text);
  });

  it("what holds for every language stays in the first", async () => {
    await change("news/entries/2021-03-01-kran", "Ein neuer Kran");
    const [first] = parts(await saved("content/news/2021-03-01-kran.de.md"));
    assert.equal(first.date, "2021-03-01");
    const [other] = parts(await saved("content/news/2021-03-01-kran.sv.md", "title:"));
    none(["date", "clusters"].filter((key) => key in other));
  });

  it("a file of data keeps its entries", async () => {
    await page.goto(`${origin}/admin/#/collections/data/entries/data-clusters`);
    await page.getByRole("button", { name: /expand/i }).first().click();
    await change("data/entries/data-clusters", "Kaimauern");
    const [entry] = parse(await saved("data/clusters.yaml"));
    const [own] = parse(source("data/clusters.yaml"));
    assert.deepEqual(entry, { ...own, name: { ...own.name, de: "Kaimauern neu" } });
  });

  it("nothing fails, and nothing is asked of others", () => none(faults));
});

/** The files of the site that the CMS may edit, by their paths. */
function files() {
  const folders = ["content/news", "content/pages", "data"];
  const paths = folders.flatMap((folder) => readdirSync(join(SOURCES, folder)).map((name) => `${folder}/${name}`));
  return paths.filter((path) => /\.(md|yaml)$/.test(path)).map((path) => [path, source(path)]);
}

function source(path) {
  return readFileSync(join(SOURCES, path), "utf8");
}

/** The fields of a document, and its text. */
function parts(text) {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  return [parse(front), body.trim()];
}

/** In the browser: puts files where the CMS looks for them. */
async function write([kept, files]) {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(kept, { create: true });
  for (const [path, text] of files) {
    const names = path.split("/");
    const name = names.pop();
    let folder = root;
    for (const next of names) folder = await folder.getDirectoryHandle(next, { create: true });
    const out = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await out.write(text);
    await out.close();
  }
}

/** In the browser: the text of a file, once it holds some words. While it is written it is not there. */
async function read([kept, path, words]) {
  const names = path.split("/");
  const name = names.pop();
  try {
    let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(kept);
    for (const next of names) folder = await folder.getDirectoryHandle(next);
    const text = await (await (await folder.getFileHandle(name)).getFile()).text();
    return text.includes(words) ? text : "";
  } catch (error) {
    if (error.name === "NotFoundError") return "";
    throw error;
  }
}
