// Runs Lighthouse as a phone on a slow connection: one page of each template, or of each kind with LIGHTHOUSE=all.

import { after, before, describe, it } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { CHROMIUM, PAGES, folderOf, none, some } from "./browser.js";
import { note } from "./figures.js";
import { serve } from "./serve.js";

const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
/** The speed of a machine that does other things too is a matter of luck. */
const TRIES = 3;

/** Search engines are kept away from the handbook of the editors, so its score for them says nothing. */
const indexed = ({ text }) => !/<meta\b[^>]*\bnoindex\b/.test(text);
const one = PAGES.filter((page) => page.site === "site" && page.locale === PAGES[0].locale && indexed(page));
const worth = one.filter((page) => ["first", "home", "page", "longest"].includes(page.is) || page.members > 200 && page.is === "index");
/** Of the pages with one template, which is named in the class of the body, the largest. */
const bySize = [...worth].sort((a, b) => a.text.length - b.text.length);
const largest = [...new Map(bySize.map((page) => [/<body\b[^>]*class="?([\w-]+)/.exec(page.text)?.[1], page])).values()];
const KINDS = some(process.env.LIGHTHOUSE === "all" ? worth : largest);

describe("lighthouse", () => {
  const figures = {};
  let browser;
  let server;
  before(async () => {
    server = await serve(folderOf("site"));
    browser = await launch({ chromePath: CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
  });
  after(async () => {
    note("lighthouse", figures);
    server.close();
    await browser.kill();
  });
  for (const { name, url } of KINDS) {
    it(name, async () => {
      let best;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const run = await measure(server.origin + url, browser.port);
        if (!best || run.scores.performance > best.scores.performance) best = run;
        if (best.scores.performance >= LEAST.performance) break;
      }
      figures[name] = { lighthouse: Object.values(best.scores).join("/") };
      const low = Object.keys(LEAST).filter((category) => best.scores[category] < LEAST[category]);
      none(low.map((category) => `${category} ${best.scores[category]}: ${best.lacks[category].join(", ")}`));
    });
  }
});

/** The score of each category, and the audits that cost points. */
async function measure(address, port) {
  const options = { port, logLevel: "error", output: "json", onlyCategories: Object.keys(LEAST), disableFullPageScreenshot: true };
  const { lhr } = await lighthouse(address, options);
  const scores = {};
  const lacks = {};
  for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
    const audits = auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
    scores[name] = Math.round(score * 100);
    lacks[name] = audits
      .filter((audit) => audit.score !== null && audit.score < 1)
      .map((audit) => `${audit.id} (${audit.displayValue ?? audit.title})`);
  }
  return { scores, lacks };
}
