// Tests what visitors do: change the language of a page, read without scripts, read right to left, and open a missing
// address.

import assert from "node:assert/strict";
import { it } from "node:test";
import { ONCE, PAGES, WIDE, inBrowser, none, openPage, some } from "./browser.js";

const translated = some(ONCE.filter((page) => page.is !== "first" && /<link[^>]+hreflang/.test(page.text)));
const scripted = some(PAGES.filter((page) => /<script[^>]+src/.test(page.text)));
const notFound = some(PAGES.filter((page) => page.is === "not found"));
const fromRight = some(PAGES.filter((page) => page.dir === "rtl" && page.is !== "first"));

inBrowser("visit", (at) => {
  const visit = async (described, options, look) => {
    const { context, page } = await openPage(at.browser, { viewport: WIDE, ...options });
    const response = await page.goto(at(described));
    const seen = await look(page, response);
    await context.close();
    return seen;
  };

  /** One visit to each of many pages, in one window; tells what was found on which. */
  const tour = async (pages, options, look) => {
    const { context, page } = await openPage(at.browser, { viewport: WIDE, ...options });
    const faults = [];
    for (const described of pages) {
      await page.goto(at(described));
      faults.push(...(await look(page, described)).map((fault) => `${described.name}: ${fault}`));
    }
    await context.close();
    none(faults);
  };

  it("the other language keeps the page", async () => {
    await tour(translated, {}, async (page) => {
      const start = await page.evaluate(self);
      // A click does not wait until the next page is loaded.
      const from = page.url();
      const arrival = page.waitForURL(({ href }) => href !== from);
      await page.locator(`nav a[lang][hreflang]:not([hreflang="${start.lang}"])`).first().click();
      await arrival;
      const there = await page.evaluate(self);
      if (there.lang === start.lang) return ["stays in its language"];
      const kept = start.alternates[there.lang] === there.path && there.alternates[start.lang] === start.path;
      return kept && there.kind === start.kind ? [] : [`leads to ${there.path}`];
    });
  });

  for (const described of scripted) {
    it(`${described.name}: without script nothing is missing and nothing is dead`, async () => {
      // The links of a map have no address as text in `href`.
      const links = (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll("main a[href]")].map((a) => new URL(a.getAttribute("href"), location.href).href),
        );
      const withScript = await visit(described, {}, links);
      await visit(described, { javaScriptEnabled: false }, async (page) => {
        const withoutScript = await links(page);
        none(withScript.filter((link) => !withoutScript.includes(link)).map((link) => `lacks ${link}`));
        none(withoutScript.filter((link) => !withScript.includes(link)).map((link) => `alone has ${link}`));
        const dead = await page.locator("input, select, textarea, button").evaluateAll((fields) =>
          fields.filter((field) => field.checkVisibility() && !field.form?.hasAttribute("action")).map((field) => field.outerHTML),
        );
        none(dead);
      });
    });
  }

  it("without script every page says what it says", async () => {
    await tour(ONCE, { javaScriptEnabled: false }, async (page, { locale }) => {
      // Chinese needs fewer characters for the same text.
      const least = locale === "zh" ? 5 : 20;
      const [heading, text] = [page.locator("h1"), page.locator("main")];
      const said = (await text.innerText()).length - (await heading.innerText()).length;
      return said > least ? [] : [`says ${said} letters beside its title`];
    });
  });

  for (const described of notFound) {
    it(`${described.name} answers for what is not there`, async () => {
      const url = described.url.replace("404.html", "there/is/nothing/here/");
      await visit({ ...described, url }, {}, async (page, response) => {
        assert.equal(response.status(), 404);
        assert.equal(await page.title(), /<title>([^<]*)/.exec(described.text)[1]);
        const home = page.locator("main a[href]").first();
        assert.equal((await page.request.get(await home.evaluate((link) => link.href))).status(), 200);
      });
    });
  }

  it("a page from right to left is mirrored", async () => {
    await tour(fromRight, {}, async (page) => {
      const { direction, begin } = await page.evaluate(mirrored);
      const wrong = Object.keys(begin).filter((part) => begin[part] !== null && begin[part] < 0.5);
      return [...(direction === "rtl" ? [] : ["is set from left to right"]), ...wrong.map((part) => `${part} stands on the left`)];
    });
  });
});

/** What a page says of itself. */
function self() {
  const links = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  return {
    lang: document.documentElement.lang,
    path: location.pathname,
    alternates: Object.fromEntries(links.map((link) => [link.hreflang, new URL(link.href).pathname])),
    // The form of digits depends on the language.
    kind: [...document.body.classList].filter((name) => !name.startsWith("digits-")).join(" "),
  };
}

/** Where the parts of a page begin, from 0 at the left to 1 at the right. */
function mirrored() {
  const right = (selector) => {
    const element = document.querySelector(selector);
    return element && element.getBoundingClientRect().right / innerWidth;
  };
  const begin = { title: right("h1:not(.hidden)"), name: right("body > header a"), margin: right("main aside") };
  return { direction: getComputedStyle(document.body).direction, begin };
}
