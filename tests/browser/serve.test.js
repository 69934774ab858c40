// Tests what editors see in `urbi serve`, on a copy of a small network.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, bringAxe, none, openPage } from "./browser.js";
import { message } from "./messages.js";
import { serveCopy } from "./serving.js";

const HARBOURS = fileURLToPath(new URL("../sites/harbours", import.meta.url));
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TEXT = "content/pages/handbook.de.md";
const PAGE = "/handbuch/";

describe("serve", () => {
  let site;
  let browser;
  let original;
  before(async () => {
    site = await serveCopy(process.env.URBI, HARBOURS);
    original = site.read(TEXT);
    browser = await chromium.launch({ executablePath: CHROMIUM });
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  /** One visit, with this text of the page. */
  const visit = async (address, look, { text = original, ...options } = {}) => {
    site.write(TEXT, text);
    await site.settled();
    const { context, page, faults } = await openPage(browser, { viewport: { width: 1280, height: 700 }, ...options });
    await page.goto(site.origin + address);
    const bar = page.locator("urbi-bar");
    await bar.locator("button#problems").waitFor();
    await look(page, bar);
    await context.close();
    // Leaving a page aborts its event stream. The small network has no icon.
    none(faults.filter((fault) => !/\/_urbi\/events|status of 404/.test(fault)));
  };
  const long = (more) => `${original}\n\n${"Ein langer Absatz.\n\n".repeat(120)}${more}\n`;
  const broken = () => original.replace("title:", "titel:");

  it("shows a saved text and stays where it was", async () => {
    site.write(TEXT, original);
    await visit(PAGE, async (page) => {
      site.write(TEXT, long("Ende."));
      await page.getByText("Ende.").waitFor();
      await page.evaluate(() => {
        window.stays = true;
        scrollTo(0, 900);
      });
      site.write(TEXT, long("Neu am Ende."));
      await page.getByText("Neu am Ende.").waitFor();
      assert.equal(await page.evaluate(() => scrollY), 900);
      assert.ok(await page.evaluate(() => window.stays), "nothing was loaded anew");
      // Many code editors save to another file, and then rename it.
      site.swap(TEXT, long("Noch neuer."));
      await page.getByText("Noch neuer.").waitFor();
      assert.equal(await page.evaluate(() => scrollY), 900);
    });
  });

  it("a style sheet is changed alone", async () => {
    await visit(PAGE, async (page) => {
      await page.evaluate(() => (document.querySelector("main").stays = true));
      const style = "themes/plain/assets/plain.css";
      site.write(style, `${site.read(style)}\nmain{border-top:7px solid}\n`);
      await page.waitForFunction(() => getComputedStyle(document.querySelector("main")).borderTopWidth === "7px");
      assert.ok(await page.evaluate(() => document.querySelector("main").stays));
    });
  });

  it("a page that does not change is left alone", async () => {
    await visit("/laender/", async (page) => {
      await page.evaluate(() => {
        window.changes = 0;
        document.addEventListener("urbi:changed", () => (window.changes += 1));
      });
      const answered = page.waitForResponse((response) => response.url().includes("/_urbi/panel.json"));
      site.write(TEXT, long("Nur dort."));
      await answered;
      await page.waitForTimeout(300);
      assert.equal(await page.evaluate(() => window.changes), 0);
    });
  });

  it("a page with scripts follows, and runs them anew", async () => {
    const base = "themes/plain/templates/base.html";
    const text = site.read(base);
    site.write("themes/plain/assets/count.js", "document.documentElement.dataset.runs = performance.timeOrigin;");
    site.write(base, text.replace("</head>", '<script src="{{ asset(name="count.js") }}" defer></script></head>'));
    await new Promise((done) => setTimeout(done, 500));
    await visit(PAGE, async (page) => {
      const runs = () => page.evaluate(() => document.documentElement.dataset.runs);
      const later = (than) => page.waitForFunction((than) => document.documentElement.dataset.runs > than, than);
      const begun = await runs();
      site.swap(TEXT, long("Ende."));
      await page.getByText("Ende.").waitFor();
      await later(begun);
      await page.evaluate(() => scrollTo(0, 700));
      const first = await runs();
      site.swap(TEXT, long("Neu am Ende."));
      await page.getByText("Neu am Ende.").waitFor();
      await later(first);
      await page.waitForFunction(() => scrollY === 700);
    });
    site.write(base, text);
  });

  it("a mistake is shown over the last good page, until it is mended", async () => {
    await visit(PAGE, async (page, bar) => {
      const heading = await page.locator("h1").textContent();
      site.write(TEXT, broken());
      const panel = bar.getByRole("region", { name: message("serve.errors-and-warnings") });
      // Between the two steps of a save the file is empty, which is also reported.
      await bar.getByRole("alert").filter({ hasText: new RegExp(`${message("word.error")}.*titel`) }).waitFor();
      assert.equal(await page.locator("h1").textContent(), heading);
      assert.equal(await panel.locator("mark").first().textContent(), "titel");
      const open = await panel.getByRole("link", { name: `${TEXT}:2` }).first().getAttribute("href");
      assert.equal(open, `vscode://file${site.root}/${TEXT}:2:1`);
      site.write(TEXT, original);
      await panel.waitFor({ state: "detached" });
      await bar.getByText(message("serve.no-errors-or-warnings")).waitFor();
    });
  });

  it("the panel is closed and opened from the keyboard", async () => {
    await visit(PAGE, async (page, bar) => {
      site.swap(TEXT, broken());
      const panel = bar.getByRole("region", { name: message("serve.errors-and-warnings") });
      await panel.waitFor();
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      const focused = () => page.evaluate(() => document.querySelector("urbi-bar").shadowRoot.activeElement?.id);
      assert.equal(await focused(), "problems");
      // The panel does not open again for the same error.
      site.swap(TEXT, `${broken()}\nMehr.\n`);
      await page.waitForTimeout(600);
      assert.equal(await panel.count(), 0);
      await page.keyboard.press("Enter");
      await panel.waitFor();
      await page.keyboard.press("Tab");
      assert.match(await focused(), /^place-/);
      await page.keyboard.press("Escape");
      assert.equal(await focused(), "problems");
    });
  });

  it("at 320 px it covers neither the end of the page nor all of it", async () => {
    await visit(PAGE, async (page, bar) => {
      site.write(TEXT, broken());
      const panel = bar.getByRole("region", { name: message("serve.errors-and-warnings") });
      await panel.waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} px wide`);
      // The check in the background can draw the panel again; this waits for it.
      const box = await panel.evaluate((node) => node.getBoundingClientRect().toJSON());
      assert.ok(box.x >= 0 && box.x + box.width <= 320 && box.height <= 0.6 * 568, JSON.stringify(box));
      await page.keyboard.press("Escape");
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const [foot, top] = await page.evaluate(() => [
        document.querySelector("footer").getBoundingClientRect().bottom,
        document.querySelector("urbi-bar").getBoundingClientRect().top,
      ]);
      assert.ok(foot <= top + 1, `the foot ends at ${foot}, the bar begins at ${top}`);
    }, { viewport: { width: 320, height: 568 } });
  });

  it("the bar names the source and the translations, and is remembered small", async () => {
    await visit(PAGE, async (page, bar) => {
      await bar.getByRole("link", { name: TEXT, exact: true }).waitFor();
      assert.equal(await bar.getByRole("listitem").count(), 3);
      await bar.getByRole("button", { name: message("serve.hide-bar") }).click();
      await page.reload();
      await bar.getByRole("button", { name: message("serve.show-bar") }).click();
      await bar.getByRole("link", { name: TEXT, exact: true }).waitFor();
    });
    await visit("/nachrichten/lichter/", async (page, bar) => {
      await bar.locator(".missing", { hasText: message("serve.untranslated") }).waitFor();
    });
  });

  it("a draft is marked, and the overview lists it", async () => {
    site.write("content/news/2026-01-01-entwurf.de.md", "---\ntitle: Ein Entwurf\ndate: 2026-01-01\ndraft: true\n---\nText.\n");
    await new Promise((done) => setTimeout(done, 400));
    await visit("/nachrichten/entwurf/", async (page, bar) => {
      await bar.getByText(message("serve.draft"), { exact: true }).waitFor();
      await page.goto(`${site.origin}/nachrichten/`);
      const said = () => getComputedStyle(document.querySelector('main a[href="/nachrichten/entwurf/"]'), "::after").content;
      await page.waitForFunction(`(${said})() === '" ${message("serve.draft")} "'`);
      await bar.getByRole("link", { name: message("serve.overview") }).click();
      await page.getByRole("link", { name: "Ein Entwurf" }).first().waitFor();
    });
  });

  it("axe finds nothing in bar, panel and overview", async () => {
    const faults = [];
    for (const [address, text] of [[PAGE, original], [PAGE, broken()], ["/_urbi/", broken()]]) {
      const look = async (page, bar) => {
        const count = text === original ? message("serve.no-errors-or-warnings") : new RegExp(message("word.error"));
        await bar.getByRole("button", { name: count }).waitFor();
        await bringAxe(page);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          for (const width of [320, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            const { violations } = await page.evaluate(async (values) => {
              const context = location.pathname === "/_urbi/" ? document : "urbi-bar";
              return window.axe.run(context, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
            }, RULES);
            for (const { id, nodes } of violations) faults.push(`${address} ${colorScheme} ${width}: ${id} ${nodes.map((node) => node.html)}`);
          }
        }
      };
      await visit(address, look, { text });
    }
    none(faults);
  });
});
