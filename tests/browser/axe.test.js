// Checks accessibility with axe-core on every kind of page: light and dark, at three widths, with and without scripts.
// All rules run on each page once for each colour scheme. Rules that depend on colours and sizes run in every
// combination that can change their result.

import { after, it } from "node:test";
import { PAGES, STYLES, borrow, bringAxe, inBrowser, none } from "./browser.js";
import { note } from "./figures.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ALL = { type: "tag", values: TAGS };
const COLOURS = { type: "rule", values: ["color-contrast"] };
const COLOURS_AND_SIZES = { type: "rule", values: ["color-contrast", "target-size"] };

/** Everything on the narrowest page and on the widest, each in another scheme. */
const WHOLE = [
  { colorScheme: "light", width: 320, rules: ALL },
  { colorScheme: "dark", width: 1280, rules: ALL },
];
const OTHERS = [
  { colorScheme: "light", width: 768, rules: COLOURS_AND_SIZES },
  { colorScheme: "light", width: 1280, rules: COLOURS },
  { colorScheme: "dark", width: 320, rules: COLOURS },
  { colorScheme: "dark", width: 768, rules: COLOURS },
];

/** Whether a page can be another one without script: one that runs none is the same. */
const mayDiffer = (page) =>
  /@media[^{]*scripting|<noscript/.test(STYLES + page.text) ||
  page.text.match(/<script\b[^>]*/g)?.some((script) => !/ld\+json/.test(script));

inBrowser("axe", (at) => {
  const figures = {};
  for (const page of PAGES) {
    it(page.name, async () => {
      const found = new Map();
      const scripted = await look(at, page, { script: true, found, looks: [...WHOLE, ...OTHERS] });
      if (mayDiffer(page)) {
        await look(at, page, { script: false, found, looks: WHOLE, known: scripted });
      }
      figures[page.name] = { axe: found.size };
      none([...found].map(([key, where]) => `${key}\n    ${where.join(", ")}`));
    });
  }
  after(() => note("axe", figures));
});

/**
 * Collects what is wrong with one page, by rule and place, with where it is so; returns its HTML. A page
 * whose HTML is `known` was looked at already, unless styles ask for script.
 */
async function look(at, described, { script, found, looks, known }) {
  return borrow(at, { javaScriptEnabled: script }, async (page) => {
    await page.goto(at(described));
    const html = mayDiffer(described) ? await page.content() : null;
    if (html === known && !/@media[^{]*scripting/.test(STYLES)) return html;
    await bringAxe(page);
    for (const { colorScheme, width, rules } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const { id, help, target } of await page.evaluate(violations, rules)) {
        const key = `${id} (${help}): ${target}`;
        const where = `${colorScheme} ${width}${script ? "" : " without script"}`;
        found.set(key, [...(found.get(key) ?? []), where]);
      }
    }
    return html;
  });
}

/** In the browser: what some rules of axe find. */
async function violations(runOnly) {
  const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => ({ id, help, target: target.join(" ") })),
  );
}
