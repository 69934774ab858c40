// Tests the first load of a page: it is small, uses only its own host, and has no errors.

import assert from "node:assert/strict";
import { after, it } from "node:test";
import { PAGES, inBrowser, none, openPage } from "./browser.js";
import { note } from "./figures.js";

/** The most that a first view may weigh, in bytes as they go over the line. */
const VIEW = 60_000;
const SCRIPT = 15_000;
const PHONE = { viewport: { width: 390, height: 844 }, cache: false };
/** Most of the time passes in waiting for a quiet network. */
const WAITING = { concurrency: 8 };

inBrowser("transfer", (at) => {
  const figures = {};
  for (const described of PAGES) {
    it(described.name, async () => {
      const { context, page, responses, faults } = await openPage(at.browser, PHONE);
      await page.goto(at(described), { waitUntil: "networkidle" });
      // On a slow computer, the network can be idle before the fonts are requested.
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForLoadState("networkidle");
      const sent = await weigh(responses);
      // Closing the page aborts requests, which is no error.
      const met = [...faults];
      await context.close();
      figures[described.name] = sent;
      none(met);
      assert.ok(sent.first <= VIEW, `${sent.first} bytes without pictures, and ${VIEW} may be`);
      assert.ok(sent.script <= SCRIPT, `${sent.script} bytes of script, and ${SCRIPT} may be`);
    });
  }
  after(() => note("transfer", figures));
}, WAITING);

/** Bytes by kind, heads included: `first` is everything but pictures. */
async function weigh(responses) {
  const sent = { html: 0, first: 0, script: 0, fonts: 0, pictures: 0 };
  for (const response of responses) {
    const { responseBodySize, responseHeadersSize } = await response.request().sizes();
    const size = responseBodySize + responseHeadersSize;
    const type = response.headers()["content-type"] ?? "";
    if (type.startsWith("image/")) sent.pictures += size;
    else sent.first += size;
    if (type.startsWith("text/html")) sent.html += size;
    if (type.startsWith("font/")) sent.fonts += size;
    if (type.includes("javascript")) sent.script += size;
  }
  return sent;
}
