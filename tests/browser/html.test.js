// Checks every page of both sites with the Nu HTML checker.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { OUT, SITES, folderOf, none, some } from "./browser.js";
import { allPages } from "./pages.js";

/** What makes a program quick that runs for a few seconds: one thread to clean up, and few optimisations. */
const JVM = ["-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
const JAR = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

/** A page that is wrong on purpose: a checker that reports nothing about it reports nothing at all. */
const WRONG = join(OUT, "wrong");
mkdirSync(WRONG, { recursive: true });
writeFileSync(join(WRONG, "index.html"), "<!doctype html><html lang=en><title>Wrong</title><p></b>");

/** What it says of each site: it is asked once, since most of its time goes into its start. */
const said = check([...SITES.map(folderOf), WRONG]);
const of = (folder) => async () => {
  const start = `${pathToFileURL(folder).href}/`;
  return (await said).filter(({ url }) => url?.replace(/^file:\/*/, "file:///").startsWith(start) ?? true);
};

test("the checker reports a page that is wrong", async () => {
  assert.notEqual((await of(WRONG)()).length, 0);
});

for (const site of SITES) {
  test(`html of every page of ${site}`, async () => {
    const own = await of(folderOf(site))();
    const grave = own.filter(({ type, subType }) => type !== "info" || subType === "warning");
    none(report(grave, folderOf(site)));
  });
}

test("every page says in its head what it is", () => {
  const silent = some(allPages(folderOf("site")))
    .filter((page) => !page.url.endsWith("404.html") && !/<meta\b[^>]*name="?description/.test(page.text))
    .map((page) => page.url);
  none(silent.slice(0, 20).map((url) => `${url} has no description`));
});

/** Everything that the checker says of the pages of some folders. */
function check(folders) {
  const asked = [...JVM, "-jar", JAR, "--stdout", "--skip-non-html", "--exit-zero-always", "--format", "json", ...folders];
  return new Promise((done, fail) => {
    execFile("java", asked, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) fail(new Error(`${error.message}\n${stderr}`));
      else done(JSON.parse(stdout).messages);
    });
  });
}

/** Each message once, with the first pages that it is of. */
function report(messages, folder) {
  const pages = new Map();
  for (const { type, message, extract, url, lastLine, lastColumn } of messages) {
    const key = `${type}: ${message}\n    ${extract?.replace(/\s+/g, " ")}`;
    const place = `${url?.slice(url.indexOf(folder) + folder.length)}:${lastLine}:${lastColumn}`;
    pages.set(key, [...(pages.get(key) ?? []), place]);
  }
  return [...pages].map(([key, places]) => {
    const more = places.length > 4 ? ` and ${places.length - 4} more` : "";
    return `${key}\n    in ${places.slice(0, 4).join(", ")}${more}`;
  });
}
