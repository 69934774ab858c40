// Tests the filters of the directory with the keyboard only.

import assert from "node:assert/strict";
import { it } from "node:test";
import { PAGES, WIDE, inBrowser, openPage, some } from "./browser.js";
import { directories } from "./pages.js";

const FORM = "#_filter";
const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

/** What visitors type in a locale, with a city that they find and one that they do not. */
const NAMES = [
  ["en", "UK", "Swansea", "Kyiv"],
  ["en", "uk", "Swansea", "Kyiv"],
  ["en", "USA", "Lowell", "Tehran"],
  ["en", "EUA", "Lowell", "Sharjah"],
  ["en", "South Korea", "Suwon", "Durban"],
  ["en", "Coreia do Sul", "Suwon", "Durban"],
  ["en", "Holland", "Groningen", "Bonn"],
  ["en", "Turkey", "Konya", "Baku"],
  ["en", "turkiye", "Konya", "Baku"],
  ["en", "España", "Girona", "Bonn"],
  ["en", "Peking", "Beijing", "Shanghai"],
  ["en", "Saigon", "Ho Chi Minh City", "Hanoi"],
  ["en", "xian", "Xi'an", "Beijing"],
  ["en", "PT", "Lisbon", "Ptuj"],
  ["en", "pt", "Ptuj", "Kyiv"],
  ["en", "PRT", "Lisbon", "Bonn"],
  ["en", "UAE", "Sharjah", "Kyiv"],
  ["en", "UA", "Kyiv", "Sharjah"],
  ["en", "Soenderborg", "Sønderborg", "Bonn"],
  ["en", "soend", "Sønderborg", "Bonn"],
  ["pt", "UK", "Swansea", "Kiev"],
  ["pt", "Soenderborg", "Sønderborg", "Bona"],
  ["pt", "E.U.A.", "Lowell", "Teerão"],
  ["pt", "Estados Unidos", "Lowell", "Londres"],
  ["pt", "Coreia do Sul", "Suwon", "Durban"],
  ["pt", "South Korea", "Suwon", "Durban"],
  ["pt", "Holanda", "Groninga", "Bona"],
  ["pt", "Turquia", "Konya", "Baku"],
  ["pt", "india", "Thrissur", "Bona"],
  ["pt", "Deutschland", "Bona", "Lisboa"],
  ["pt", "peking", "Pequim", "Xangai"],
  ["pt", "Lisbon", "Lisboa", "Braga"],
];
const DIRECTORIES = some(directories(PAGES.filter((page) => page.site === "site")));

inBrowser("directory", (at) => {
  for (const described of DIRECTORIES) {
    const open = async (options = {}, query = "") => {
      const opened = await openPage(at.browser, { viewport: WIDE, ...options });
      await opened.page.goto(at(described) + query);
      return { ...opened, all: described.members };
    };

    it(`${described.name}: letters narrow it down`, async () => {
      const { context, page, all } = await open();
      assert.equal(await cities(page), all);
      await tabTo(page, "q");
      await page.keyboard.type("port");
      await settled(page, (shown) => shown > 0 && shown < all);
      await announces(page);
      // The list can follow the first letters before the last one is typed.
      await page.waitForURL((url) => url.searchParams.get("q") === "port");
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await settled(page, (shown) => shown === all);
      await page.waitForURL((url) => url.search === "");
      await context.close();
    });

    it(`${described.name}: accents and case do not matter`, async () => {
      const { context, page } = await open();
      await tabTo(page, "q");
      await page.keyboard.type("SONDERBORG");
      await settled(page, (shown) => shown === 1);
      await context.close();
    });

    for (const screen of SCREENS) {
      it(`${described.name}: names that people use, on the first screen of ${screen.width} pixels`, async () => {
        const { context, page } = await open({ viewport: screen });
        const own = NAMES.filter(([locale]) => locale === described.locale);
        assert.ok(own.length > 0, `no names for ${described.locale}`);
        for (const [, typed, found, absent] of own) {
          await page.fill(`${FORM} [name=q]`, typed);
          await page.waitForURL((url) => url.searchParams.get("q") === typed);
          const { names, bottom } = await page.evaluate(listed);
          assert.ok(names.includes(found), `${typed} does not find ${found}: ${names}`);
          assert.ok(!names.includes(absent), `${typed} finds ${absent}`);
          assert.ok(bottom <= screen.height, `the first city for ${typed} ends at ${bottom} pixels`);
          assert.equal(await page.evaluate(faded), await page.evaluate(hiddenWithDot), `the map for ${typed}`);
        }
        await context.close();
      });
    }

    it(`${described.name}: what answers to nothing is said`, async () => {
      const { context, page } = await open();
      await tabTo(page, "q");
      await page.keyboard.type("xqzxqz");
      await settled(page, (shown) => shown === 0);
      const said = await page.locator(`${FORM} :is(output, [role=status])`).innerText();
      assert.ok(said.trim().length > 0);
      await context.close();
    });

    it(`${described.name}: a choice is made with the arrows`, async () => {
      const { context, page, all } = await open();
      const names = await page.locator(`${FORM} select`).evaluateAll((fields) => fields.map((field) => field.name));
      assert.ok(names.length > 0, "there is nothing to choose");
      for (const name of names) {
        await tabTo(page, name);
        await page.keyboard.press("ArrowDown");
        await settled(page, (shown) => shown > 0 && shown < all);
        await announces(page);
        assert.ok(new URL(page.url()).searchParams.get(name), `the address does not say ${name}`);
        await page.keyboard.press("ArrowUp");
        await settled(page, (shown) => shown === all);
      }
      await context.close();
    });

    it(`${described.name}: an address that was sent on shows the same`, async () => {
      const { context, page, all } = await open({}, "?q=po");
      await settled(page, (shown) => shown > 0 && shown < all);
      assert.equal(await page.locator(`${FORM} [name=q]`).inputValue(), "po");
      const shown = await cities(page);
      await page.locator("main li a[href]:visible").last().focus();
      await Promise.all([page.waitForURL((url) => url.pathname !== described.url), page.keyboard.press("Enter")]);
      await page.goBack();
      await settled(page, (again) => again === shown);
      await context.close();
    });

    it(`${described.name}: without script it is whole`, async () => {
      const { context, page, all } = await open({ javaScriptEnabled: false });
      assert.equal(await cities(page), all);
      assert.equal(await page.locator(FORM).isVisible(), false);
      await context.close();
    });
  }
});

/** The addresses of the cities that can be seen in the list. */
function visible() {
  const links = [...document.querySelectorAll("#_directory a[href]")].filter((link) => link.checkVisibility());
  return [...new Set(links.map((link) => link.pathname))];
}

/** The cities of the list that can be seen, and the lower edge of the first one without scrolling. */
function listed() {
  const items = [...document.querySelectorAll("#_directory li")].filter((item) => item.checkVisibility());
  const bottom = items[0]?.getBoundingClientRect().bottom + scrollY;
  return { names: items.map((item) => item.querySelector("a").textContent), bottom };
}

const faded = () => document.querySelectorAll(".map .off").length;

/** The number of cities on the map that the list hides. */
function hiddenWithDot() {
  const dots = new Set([...document.querySelectorAll(".map .dots a")].map((dot) => dot.getAttribute("href")));
  const hidden = [...document.querySelectorAll("#_directory li[hidden] a")];
  return hidden.filter((link) => dots.has(link.getAttribute("href"))).length;
}

const cities = async (page) => (await page.evaluate(visible)).length;

/** Waits until as many cities can be seen as should be. */
async function settled(page, enough) {
  let shown;
  for (let tries = 0; tries < 100; tries += 1) {
    shown = await cities(page);
    if (enough(shown)) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  assert.fail(`${shown} cities are shown`);
}

/** The count that is announced is that of the cities that can be seen. */
async function announces(page) {
  const said = await page.locator(`${FORM} :is(output, [role=status])`).innerText();
  const shown = await cities(page);
  assert.match(said, new RegExp(`(^|\\D)${shown}(\\D|$)`), `${shown} cities are shown`);
}

/** Presses Tab until a field has the focus. */
async function tabTo(page, name) {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.name)) === name) return;
  }
  assert.fail(`the Tab key does not lead to ${name}`);
}
