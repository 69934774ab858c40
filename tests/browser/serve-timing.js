// Measures the time from saving a file to the updated page, on the real site in a browser. It is not a test: it prints
// the times.
//
//   URBI=target/release/urbi CHROMIUM=chromium node tests/browser/serve-timing.js [repetitions]
//
// The clock starts before the file is written. It stops in the frame in which the page shows the new text or style.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveCopy } from "./serving.js";

const repetitions = Number(process.argv[2] ?? 20);
const root = fileURLToPath(new URL("../..", import.meta.url));
const site = await serveCopy(process.env.URBI, root);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });

const PAGES = { document: "/en/about/", city: "/en/cities/cork/", home: "/en/", directory: "/en/cities/" };
const EDITS = {
  "Markdown, a page": edit(PAGES.document, "content/pages/about.en.md", (text, mark) => `${text.trimEnd()}\n\nMark ${mark}.\n`),
  "Markdown, the home page": edit(PAGES.home, "content/pages/home.en.md", (text, mark) => `${text.trimEnd()}\n\nMark ${mark}.\n`),
  "YAML, a member": edit(PAGES.city, "data/members/europe-north-america.yaml", (text, mark) =>
    text.replace(/(- id: cork\n {2}name: ).*/, (_, start) => `${start}Cork Mark ${mark}.`),
  ),
  "YAML, in the directory (its script runs anew)": edit(PAGES.directory, "data/members/europe-north-america.yaml", (text, mark) =>
    text.replace(/(- id: cork\n {2}name: ).*/, (_, start) => `${start}Cork Mark ${mark}.`),
  ),
  "a template": edit(PAGES.document, "themes/atlas/templates/base.html", (text, mark) => text.replace("</footer>", `<p>Mark ${mark}.</p></footer>`)),
  "a style sheet": edit(PAGES.document, "themes/atlas/assets/style.css", (text, mark) => `${text}\n:root{--mark:"${mark}"}\n`, true),
};

function edit(page, file, make, isStyle = false) {
  return { page, file, make, isStyle };
}

for (const [name, { page: address, file, make, isStyle }] of Object.entries(EDITS)) {
  const page = await browser.newPage();
  await page.addInitScript(watch);
  await page.goto(site.origin + address, { waitUntil: "load" });
  const text = site.read(file);
  const times = [];
  for (let i = 1; i <= repetitions; i += 1) {
    // The pauses vary, as for an editor: some changes come during the check, and some after it.
    await new Promise((done) => setTimeout(done, 700 + ((i * 397) % 1500)));
    const mark = `${name.length}-${i}`;
    const edited = make(text, mark);
    if (edited === text) throw new Error(`${name}: nothing was edited`);
    await page.evaluate(([wanted, style]) => sessionStorage.setItem("mark", JSON.stringify({ wanted, style })), [mark, isStyle]);
    const started = Date.now();
    site.write(file, edited);
    const seen = await page.waitForFunction(() => Number(sessionStorage.getItem("seen")), null, { polling: 25, timeout: 15000 });
    times.push((await seen.jsonValue()) - started);
    await page.evaluate(() => sessionStorage.removeItem("seen"));
  }
  site.write(file, text);
  await page.close();
  times.sort((a, b) => a - b);
  const [least, middle, most] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)];
  console.log(`${name.padEnd(48)} min ${least} ms, median ${middle} ms, max ${most} ms`);
  await new Promise((done) => setTimeout(done, 2500));
}
await browser.close();
site.close();

/** In the page: notes the time of the first frame in which the mark is there. */
function watch() {
  const look = () => {
    const mark = JSON.parse(sessionStorage.getItem("mark") ?? "null");
    if (mark && document.body) {
      const there = mark.style
        ? getComputedStyle(document.documentElement).getPropertyValue("--mark").includes(mark.wanted)
        : document.body.textContent.includes(`Mark ${mark.wanted}.`);
      if (there) {
        sessionStorage.removeItem("mark");
        sessionStorage.setItem("seen", String(Date.now()));
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
