// Tests printed pages: they contain the text and its sources, and no controls.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { ONCE, OUT, inBrowser, none, openPage, some } from "./browser.js";

/** What is printed most: of every kind with members the longest. */
const PRINTED = some(ONCE.filter((page) => page.is === "longest"));
const PAPER = { format: "A4", margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } };
/** Letters on a full sheet. Lists take up to twice the room, and a map or chart a sheet of its own. */
const FULL = 3_000;
/** Letters in whose room a line of code stands, however short it is. */
const LINE = 60;
const PICTURES = 2;

inBrowser("print", (at) => {
  mkdirSync(join(OUT, "print"), { recursive: true });
  for (const described of PRINTED) {
    it(described.name, async () => {
      const { context, page } = await openPage(at.browser);
      await page.goto(at(described));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const { clicked, said, heading, background } = await page.evaluate(look, LINE);
      const file = join(OUT, "print", `${described.site}${described.url.replaceAll("/", "-")}.pdf`);
      await page.pdf({ path: file, ...PAPER });
      await context.close();
      none(clicked.map((what) => `${what} is printed`));
      assert.equal(background, "light", "the page is printed on a dark ground");
      const sheets = execFileSync("pdftotext", ["-enc", "UTF-8", file, "-"]).toString().split("\f").slice(0, -1);
      const most = Math.ceil(said / FULL) * 2 + PICTURES;
      assert.ok(sheets.length <= most, `${said} letters on ${sheets.length} sheets`);
      assert.ok(sheets.every((sheet) => sheet.trim().length > 0), "a sheet is empty");
      // The text of a PDF has another order in right-to-left scripts, and gaps if no font has Chinese characters.
      if (described.dir !== "rtl" && described.locale !== "zh") {
        const words = (text) => text.replace(/\s+/g, " ");
        assert.ok(words(sheets[0]).includes(words(heading)), `the first sheet lacks “${heading}”`);
      }
    });
  }
});

/** What can be seen of a page on paper. */
function look(line) {
  const seen = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 1;
  const clicked = [...document.querySelectorAll("body > header nav, footer nav, nav.crumbs, [href^='#_main'], form, button")];
  const code = [...document.querySelectorAll("pre")].filter(seen).flatMap((pre) => pre.innerText.trimEnd().split("\n"));
  const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g).map(Number);
  return {
    clicked: clicked.filter(seen).map((element) => `<${element.localName} class="${element.className}">`),
    said: document.body.innerText.length + code.reduce((sum, text) => sum + Math.max(0, line - text.length), 0),
    heading: document.querySelector("h1").innerText,
    background: r + g + b > 600 ? "light" : "dark",
  };
}
