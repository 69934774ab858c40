// Tests that numbers and addresses in Arabic text appear in reading order.

import assert from "node:assert/strict";
import { it } from "node:test";
import { WIDE, inBrowser, openPage, PAGES, some } from "./browser.js";

/** What has one order in every language, and what runs as the text does. */
const KEPT = ["+20 2 1234 5678", "09:00-17:00", "https://oasis.example/a/b/", "1280 × 960", "2024-05-04", "5G"];
const WITH_THE_TEXT = ["2013–2015"];

const [described] = some(PAGES.filter((page) => page.dir === "rtl" && page.text.includes("tel:+20212345678")));

inBrowser("direction", (at) => {
  it("numbers and addresses keep their order, and ranges run with the text", async () => {
    const { context, page } = await openPage(at.browser, { viewport: WIDE });
    await page.goto(at(described));
    const shown = await page.evaluate(order, [...KEPT, ...WITH_THE_TEXT]);
    await context.close();
    for (const text of KEPT) assert.equal(shown[text], text);
    for (const text of WITH_THE_TEXT) assert.equal(shown[text], text.split("–").reverse().join("–"));
  });
});

/** Returns each text as its letters are seen from left to right. */
function order(texts) {
  const whole = document.querySelector("main");
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  const letters = [];
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.data.length; at += 1) letters.push([walker.currentNode, at]);
  }
  const written = letters.map(([node, at]) => node.data[at]).join("");
  const seen = {};
  for (const text of texts) {
    const start = written.indexOf(text);
    const places = letters.slice(start, start + text.length).map(([node, at]) => {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right } = range.getBoundingClientRect();
      return { letter: node.data[at], middle: (left + right) / 2 };
    });
    seen[text] = places.sort((a, b) => a.middle - b.middle).map(({ letter }) => letter).join("");
  }
  return seen;
}
