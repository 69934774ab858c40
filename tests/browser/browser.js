// Starts the browser and the built sites, and defines the helpers that all tests share.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { chromium } from "playwright-core";
import { pagesOfEveryKind } from "./pages.js";
import { serve } from "./serve.js";

/** Where `run` has put the built sites, and where figures go. */
export const OUT = process.env.BROWSER_OUT;
export const CHROMIUM = process.env.CHROMIUM;
if (!OUT || !CHROMIUM) throw new Error("start these tests with tests/browser/run");

/** The real site, a small one that is written from right to left, and one in seven languages. */
export const SITES = ["site", "oasis", "beacons"];
export const folderOf = (site) => join(OUT, site);

/** The same pages, of which there must be some: a test of none would pass. */
export function some(pages) {
  assert.ok(pages.length > 0, "there is no page to look at");
  return pages;
}

/**
 * Every page to look at; `name` is its address, with the site before it where that is not the real
 * one. Of the small sites only what is written from right to left, and of the last only Chinese.
 */
export const PAGES = SITES.flatMap((site) =>
  some(
    pagesOfEveryKind(folderOf(site))
      .map((page) => ({ ...page, site, name: site === "site" ? page.url : `${site}:${page.url}` }))
      .filter((page) => site === "site" || (site === "oasis" ? page.dir === "rtl" : page.locale === "zh")),
  ),
);

/** The pages of one locale of the real site, and those of the small ones: every template once. */
export const ONCE = PAGES.filter((page) => page.site !== "site" || page.locale === PAGES[0].locale);

/** Every style sheet of the real site. */
export const STYLES = readdirSync(join(folderOf("site"), "assets"))
  .filter((name) => name.endsWith(".css"))
  .map((name) => readFileSync(join(folderOf("site"), "assets", name), "utf8"))
  .join("\n");

/** Tests in one browser over all sites, a few at a time; `at` gives the address of a page. */
export function inBrowser(title, define, { concurrency = 2 } = {}) {
  describe(title, { concurrency }, () => {
    const servers = {};
    const at = (page) => servers[page.site].origin + page.url;
    at.servers = servers;
    at.lent = new Map();
    before(async () => {
      at.browser = await chromium.launch({ executablePath: CHROMIUM });
      for (const site of SITES) servers[site] = await serve(folderOf(site));
    });
    after(async () => {
      await at.browser.close();
      for (const server of Object.values(servers)) server.close();
    });
    define(at);
  });
}

/** A window of 1280 by 1024 px, and what is left of it at 400 % zoom. */
export const WIDE = { width: 1280, height: 1024 };
export const ZOOMED = { width: 320, height: 256 };

/**
 * Opens a page in a context of its own, and notes what a page must not do: ask another host, fail to
 * load something, or complain in the console. Without a cache every view is a first view.
 */
export async function openPage(browser, { cache = true, ...options } = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  if (!cache) await (await context.newCDPSession(page)).send("Network.setCacheDisabled", { cacheDisabled: true });
  const responses = [];
  const faults = [];
  page.on("response", (response) => responses.push(response));
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) faults.push(`asks ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A reload, a navigation or a closed window aborts requests, which is no error.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`cannot load ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`says “${message.text()}”`);
  });
  page.on("pageerror", (error) => faults.push(`throws “${error.message}”`));
  return { context, page, responses, faults };
}

/**
 * Lends a page with these options, which keeps what it has loaded for the next test that asks. A test
 * of what a page loads needs a page of its own: Chromium asks for an icon late, even after the next
 * page has begun.
 */
export async function borrow(at, options, use) {
  const kind = JSON.stringify(options);
  const free = at.lent.get(kind) ?? [];
  at.lent.set(kind, free);
  const page = free.pop() ?? (await openPage(at.browser, options)).page;
  const found = await use(page);
  await page.goto("about:blank");
  free.push(page);
  return found;
}

/** Nothing was found: what was is reported a line each. */
export function none(faults) {
  if (faults.length > 0) assert.fail(["", ...faults].join("\n  "));
}

const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Puts axe into a page, also into one that runs no script of its own. */
export async function bringAxe(page) {
  if (await page.evaluate(() => matchMedia("(scripting: none)").matches)) {
    // Without scripts no timer fires, but axe waits for a timer of zero length after every rule.
    await page.evaluate(() => {
      window.setTimeout = (then, delay, ...given) => {
        if (!(delay > 10)) Promise.resolve().then(() => then(...given));
        return 0;
      };
    });
  }
  await page.evaluate(AXE);
}
