// axe-core finds nothing to mend: on every kind of page, light and dark, at three widths, with and
// without script.

import { after, it } from "node:test";
import { PAGES, STYLES, bringAxe, inBrowser, none, openPage } from "./browser.js";
import { note } from "./figures.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = ["light", "dark"];
const WIDTHS = [320, 768, 1280];

inBrowser("axe", (at) => {
  const figures = {};
  for (const page of PAGES) {
    it(page.name, async () => {
      const found = new Map();
      const scripted = await look(at, page, true, found, () => true);
      // A page that is the same without script was looked at already.
      await look(at, page, false, found, (html) => html !== scripted || /@media[^{]*scripting/.test(STYLES));
      figures[page.name] = { axe: found.size };
      none([...found].map(([key, where]) => `${key}\n    ${where.join(", ")}`));
    });
  }
  after(() => note("axe", figures));
});

/** Collects what is wrong with one page, by rule and place, with where it is so; returns its HTML. */
async function look(at, described, script, found, worth) {
  const { context, page } = await openPage(at.browser, { javaScriptEnabled: script });
  await page.goto(at(described));
  const html = await page.content();
  if (worth(html)) {
    await bringAxe(page);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const { id, help, target } of await violations(page)) {
          const key = `${id} (${help}): ${target}`;
          const where = `${colorScheme} ${width}${script ? "" : " without script"}`;
          found.set(key, [...(found.get(key) ?? []), where]);
        }
      }
    }
  }
  await context.close();
  return html;
}

function violations(page) {
  return page.evaluate(async (values) => {
    const result = await window.axe.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
      preload: false,
    });
    return result.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => ({ id, help, target: target.join(" ") })),
    );
  }, RULES);
}
