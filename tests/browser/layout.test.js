// Tests layouts at 1280 px and at 400 % zoom (320 px): nothing scrolls sideways, pointer and keyboard reach every
// control, and the focus is visible and in order.

import { it } from "node:test";
import { ONCE, PAGES, WIDE, ZOOMED, borrow, inBrowser, none, some } from "./browser.js";
import { walk } from "./keyboard.js";
import { covered } from "./pointer.js";

/** How many stops of a long page are walked. */
const STOPS = 120;
const MIDDLE = { width: 768, height: 1024 };
const WIDTHS = [ZOOMED, MIDDLE, WIDE];

some(ONCE);
inBrowser("layout", (at) => {
  for (const described of PAGES) {
    it(described.name, () =>
      borrow(at, {}, async (page) => {
        await page.goto(at(described));
        // Templates are the same in every locale, so the focus order is too.
        none(await faultsOf(page, ONCE.includes(described) ? [ZOOMED, WIDE] : []));
      }),
    );
  }
});

/** What is wrong with a page, each with the width at which it is; it is walked at some of them. */
async function faultsOf(page, walked) {
  const faults = [];
  for (const viewport of WIDTHS) {
    await page.setViewportSize(viewport);
    await page.evaluate(drawn);
    const found = await page.evaluate(tooWide);
    if (viewport !== MIDDLE) found.push(...(await page.evaluate(covered)));
    if (walked.includes(viewport)) {
      await page.evaluate(toTop);
      found.push(...(await walk(page, STOPS)));
      await page.evaluate(toTop);
      found.push(...(await skips(page)));
    }
    faults.push(...found.map((fault) => `${viewport.width} px: ${fault}`));
  }
  return faults;
}

/** In the browser: waits until the window has its new size. */
function drawn() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** In the browser: goes where a visitor starts, so that the next stop is the first. */
function toTop() {
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  scrollTo(0, 0);
}

/** The first stop leads to the content, is seen, and the next stop is in the content. */
async function skips(page) {
  await page.keyboard.press("Tab");
  const { hash, seen } = await page.evaluate(() => {
    const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
    const seen = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return { hash: document.activeElement.hash, seen };
  });
  if (!hash) return ["the first stop is no link to the content"];
  if (!seen) return ["the link to the content is not seen when it has the focus"];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const arrived = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  return arrived ? [] : ["the link to the content does not lead into it"];
}

/** What makes a page wider than its window: the outermost boxes that end beyond its edge. */
function tooWide() {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const beyond = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > root.clientWidth + 0.5 || left < -0.5;
  });
  const outermost = beyond.filter((element) => !beyond.includes(element.parentElement)).slice(0, 4);
  const names = outermost.map((element) => `<${element.localName} class="${element.className}">`);
  return [`the page is ${root.scrollWidth} px wide: ${names.join(", ")}`];
}
