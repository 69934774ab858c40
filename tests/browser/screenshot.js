// Saves the screenshot of the README: the home page of the built site in English and in Portuguese.
//
//   tests/browser/run html                                            builds the sites
//   CHROMIUM=$(command -v chromium) node tests/browser/screenshot.js   writes docs/site.webp
//
// It uses the site in target/browser/site. An argument selects another built site.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.js";

const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = process.argv[2] ?? inRepository("target/browser/site");
const out = inRepository("docs/site.webp");
const [width, height, gap] = [760, 860, 16];

const server = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
const page = await browser.newPage({ viewport: { width: 2 * width + gap, height }, colorScheme: "light" });
const frame = (address) => `<iframe src="${server.origin}${address}" width="${width}" height="${height}"></iframe>`;
const style = `body{margin:0;display:flex;gap:${gap}px;background:#888}iframe{border:0}`;
await page.setContent(`<style>${style}</style>${frame("/en/")}${frame("/pt/")}`, { waitUntil: "networkidle" });
// Playwright saves only PNG and JPEG.
const devtools = await page.context().newCDPSession(page);
const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 75 });
writeFileSync(out, Buffer.from(data, "base64"));
await browser.close();
server.close();
