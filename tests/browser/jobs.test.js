// Tests that visitors of the real site can do what they come for, on a computer and on a phone, in every language.
//
// The links are found by the address, the kind of page that they lead to and the media type, not by their text.

import assert from "node:assert/strict";
import { it } from "node:test";
import { PAGES, borrow, folderOf, inBrowser, none, some } from "./browser.js";
import { allPages } from "./pages.js";

const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
/** The day for which `run` builds the sites. */
const TODAY = "20260115";
/** The language of a file to download, and the kind of page that it is the print of. */
const FILES = [
  ["pt", "layout-flyer"],
  ["en", "layout-note"],
];

const ALL = some(allPages(folderOf("site"))).map((page) => ({ ...page, site: "site", kind: kindOf(page.text) }));
const BY_URL = new Map(ALL.map((page) => [page.url, page]));
const HOMES = some(ALL.filter((page) => page.kind.includes("page-home")));
/** The homes of the small sites with an open call. Their call has no link if the site names no page to join. */
const OPEN = some(
  PAGES.filter((page) => page.site !== "site" && page.is === "home" && /<li class="?is-open/.test(page.text)),
);

inBrowser("jobs", (at) => {
  for (const screen of SCREENS) {
    const look = (use) => borrow(at, { viewport: screen }, use);
    const named = (home) => `${home.name ?? home.url} at ${screen.width} px`;

    for (const home of OPEN) {
      it(`${named(home)}: the last day of an open call is on the first screen`, () =>
        look(async (page) => {
          await page.goto(at(home));
          await within(page, ".banner li.is-open", screen);
          const said = digits(await page.locator(".banner li.is-open .days").first().innerText());
          const last = await page.evaluate(openCall);
          for (const part of last.split("-").map(Number)) {
            // The month can be a word.
            if (part > 12) assert.ok(said.includes(String(part)), `${said} does not name ${last}`);
          }
        }));
    }

    for (const home of HOMES) {
      it(`${named(home)}: one click leads to the search for a city`, () =>
        look(async (page) => {
          await page.goto(at(home));
          await within(page, ".entrances a", screen);
          await follow(page, page.locator(".entrances a").first());
          await within(page, "form[role=search] input[type=search]", screen);
        }));

      it(`${named(home)}: whether a city can apply`, () =>
        look(async (page) => {
          await page.goto(at(home));
          const join = await page.evaluate(linked, ".entrances, .banner");
          const path = join.find((href) => /class="block apply/.test(BY_URL.get(href)?.text));
          assert.ok(path, `no way to apply among ${join}`);
          const link = `main a[href="${path}"]`;
          await within(page, link, screen);
          await follow(page, page.locator(link).first());
          await within(page, ".block.apply", screen);
          assert.ok((await page.locator(".block.apply").innerText()).trim().length > 20);
        }));

      it(`${named(home)}: the flyer and the concept note to download`, () =>
        look(async (page) => {
          await page.goto(at(home));
          for (const [locale, kind] of FILES) {
            const offered = await page.evaluate(prints, locale);
            const found = offered.filter(({ of }) => BY_URL.get(of)?.kind.includes(kind));
            assert.ok(found.length > 0, `no ${kind} among ${JSON.stringify(offered)}`);
            const own = new Intl.DisplayNames(locale, { type: "language" }).of(locale);
            for (const { href, label } of found) {
              // The label is the name of the language in that language.
              assert.equal(label.toLowerCase(), own.toLowerCase());
              const response = await page.request.get(href);
              assert.equal(response.status(), 200, href);
              assert.equal(response.headers()["content-type"], "application/pdf", href);
              assert.equal((await response.body()).subarray(0, 5).toString(), "%PDF-", href);
            }
          }
        }));

      it(`${named(home)}: the next event and its calendar file`, () =>
        look(async (page) => {
          await page.goto(at(home));
          const announced = "main :is(.next, .banner)";
          const day = await page.locator(`${announced} time`).first().getAttribute("datetime");
          assert.ok(day.replaceAll("-", "") > TODAY.slice(0, day.replaceAll("-", "").length), `${day} is past`);
          const file = await page.locator(`${announced} a[type="text/calendar"]`).first().evaluate((a) => a.href);
          await isCalendar(page, file, day);
          await follow(page, page.locator(`${announced} a:not([type])`).first());
          assert.match(await page.locator("body").getAttribute("class"), /page-record/);
          assert.equal(await page.locator("main time").first().getAttribute("datetime"), day);
          const again = page.locator(`main a[type="text/calendar"][href="${new URL(file).pathname}"]`);
          assert.ok((await again.count()) > 0, "the page of the event does not offer its file");
        }));

      it(`${named(home)}: the contact and the number of members for the press`, () =>
        look(async (page) => {
          await page.goto(at(home));
          const figures = page.locator("main section:has(> * > dl.numbers)");
          for (const number of await figures.locator("dd").allInnerTexts()) assert.match(number, /\p{Nd}/u);
          assert.ok((await figures.locator("dd").count()) > 0, "there is no number");
          assert.match(await figures.locator("time").first().getAttribute("datetime"), /^\d{4}-\d{2}-\d{2}$/);
          const links = await page.evaluate(linked, "footer");
          const contact = links.find((href) => /href="?mailto:/.test(mainOf(BY_URL.get(href))));
          assert.ok(contact, `no contact among ${links}`);
          await follow(page, page.locator(`footer a[href="${contact}"]`).first());
          for (const scheme of ["mailto:", "tel:"]) {
            assert.ok(await page.locator(`main a[href^="${scheme}"]`).first().isVisible(), `no ${scheme}`);
          }
        }));
    }
  }

  // What follows does not depend on the width.
  const look = (use) => borrow(at, { viewport: SCREENS[0] }, use);
  it("from a city to its website", () =>
    look(async (page) => {
      // No city of the real site names its website.
      const city = PAGES.find(({ text }) => /<body class="?page-city/.test(text) && WEBSITE.test(text));
      assert.ok(city, "no city names its website");
      await page.goto(at(city));
      const website = page.locator('dl.facts a[rel~="external"]').first();
      assert.ok(await website.isVisible());
      assert.equal(new URL(await website.getAttribute("href")).protocol, "https:");
    }));

  for (const { locale } of HOMES) {
    const own = ALL.filter((page) => page.locale === locale);

    it(`${locale}: from a city to all that concerns it`, () =>
      look(async (page) => {
        const cities = own.filter(({ kind }) => kind.includes("page-city"));
        const lacking = (wanted) => (city) => [...wanted].filter((kind) => !relations(city).has(kind));
        const wanted = new Set(RELATIONS.map(([name]) => name));
        // Few cities have all. Each city of the tour has the most of what was not yet visited.
        while (wanted.size > 0) {
          const left = lacking(wanted);
          const city = cities.reduce((best, city) => (left(city).length < left(best).length ? city : best));
          const found = relations(city);
          const visited = [...wanted].filter((kind) => found.has(kind));
          assert.ok(visited.length > 0, `no city leads to ${[...wanted]}`);
          for (const kind of visited) wanted.delete(kind);
          await page.goto(at(city));
          const shown = await page.evaluate(visibleLinks);
          for (const href of visited.flatMap((kind) => found.get(kind))) {
            assert.ok(shown.includes(new URL(href, page.url()).href), `${city.url} does not show ${href}`);
          }
          none(await broken(page, shown));
        }
      }));

    it(`${locale}: a picture with its credit`, () =>
      look(async (page) => {
        const credited = own.filter(({ kind, text }) => kind.includes("layout-news") && CREDIT.test(text));
        assert.ok(credited.length > 0, "no news item has a picture with a credit");
        await page.goto(at(credited[0]));
        const figure = page.locator("main figure.lead");
        const [image, credit] = [figure.locator("img"), figure.locator(".credit")];
        assert.ok(await image.isVisible());
        assert.ok((await image.getAttribute("alt")).length > 10, "the picture has no text alternative");
        assert.match(await credit.innerText(), /\p{L}/u);
        const source = await image.evaluate((img) => img.currentSrc);
        const response = await page.request.get(source);
        assert.match(response.headers()["content-type"], /^image\//);
      }));

    it(`${locale}: the list of the cities as files, each row with its source`, () =>
      look(async (page) => {
        await page.goto(at(own.find(({ kind }) => kind.includes("page-cities"))));
        const file = async (type) => {
          const link = page.locator(`main a[download][type="${type}"]`).first();
          const response = await page.request.get(await link.evaluate((a) => a.href));
          assert.equal(response.status(), 200);
          assert.match(response.headers()["content-type"], new RegExp(`^${type}(;|$)`));
          return response;
        };
        const [head, ...rows] = cells(await (await file("text/csv")).text());
        assert.ok(rows.length > 300, `${rows.length} rows`);
        const source = head.indexOf("source");
        // A source without an address has a title.
        none(rows.filter((row) => !(row[source]?.length > 10)).map(([id]) => `${id} has no source in CSV`));
        const entries = await (await file("application/json")).json();
        assert.equal(entries.length, rows.length);
        const unsourced = entries.filter(({ source }) => !source?.url && !source?.title);
        none(unsourced.map(({ id }) => `${id} has no source in JSON`));
      }));

    it(`${locale}: the news of a country, and its feed`, () =>
      look(async (page) => {
        const countries = own.filter(({ kind }) => kind.includes("page-country"));
        const feeds = some(countries.filter((country) => /<a [^>]*atom/.test(mainOf(country))));
        const news = (country) => linksOf(country).filter((href) => BY_URL.get(href)?.kind.includes("layout-news"));
        const country = feeds.reduce((most, country) => (news(country).length > news(most).length ? country : most));
        await page.goto(at(country));
        assert.ok(news(country).length > 0, "no country links to its news");
        none(await broken(page, await page.evaluate(visibleLinks)));
        const feed = page.locator('main a[type="application/atom+xml"]').first();
        assert.ok(await feed.isVisible());
        const response = await page.request.get(await feed.evaluate((a) => a.href));
        assert.equal(response.status(), 200);
        const read = await page.evaluate(parsed, await response.text());
        assert.deepEqual([read.root, read.error], ["feed", null]);
        for (const href of news(country)) assert.ok(read.links.includes(href), `the feed lacks ${href}`);
      }));
  }
});

const CREDIT = /<figure class="[^"]*lead[^"]*">.*?<span class="?credit.*?<\/figure>/s;
const WEBSITE = /<dl class="?facts.*?<a [^>]*rel="?external.*?<\/dl>/s;

/** What a visitor of a city looks for, with the kind of page that it is. */
const RELATIONS = [
  ["country", "page-country"],
  ["neighbour", "page-city"],
  ["award", "page-award"],
  ["round", "page-round"],
  ["cluster", "page-cluster"],
  ["news", "layout-news"],
  ["case study", "layout-case-study"],
];

/** The links of a city by what they lead to. */
function relations(city) {
  city.relations ??= new Map(
    RELATIONS.map(([name, kind]) => [
      name,
      linksOf(city).filter((href) => BY_URL.get(href)?.kind.includes(kind) && href !== city.url),
    ]).filter(([, links]) => links.length > 0),
  );
  return city.relations;
}

/** The classes that name the kind of a page: its template, and the layout of a document. */
function kindOf(text) {
  const patterns = [/<body class="?([^">]*)/, /<article class="?([^">]*)/];
  return patterns.flatMap((pattern) => pattern.exec(text)?.[1].split(" ") ?? []);
}

function mainOf(page) {
  return page?.text.slice(page.text.indexOf("<main"), page.text.indexOf("</main")) ?? "";
}

const linksOf = (page) => [...mainOf(page).matchAll(/<a [^>]*?href="?([^\s">#]+)/g)].map((found) => found[1]);

/** The first of these elements is wholly on the screen before one scrolls. */
async function within(page, selector, screen) {
  const element = page.locator(selector).first();
  assert.ok((await element.count()) > 0, `${new URL(page.url()).pathname} has no ${selector}`);
  assert.ok(await element.isVisible(), `${selector} cannot be seen`);
  const box = await element.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, right, top: top + scrollY, bottom: bottom + scrollY };
  });
  const inside = box.top >= 0 && box.bottom <= screen.height && box.left >= 0 && box.right <= screen.width;
  assert.ok(inside, `${selector} is at ${JSON.stringify(box)}`);
}

/** Clicks a link, and waits for the page that it leads to. */
async function follow(page, link) {
  const from = page.url();
  const arrival = page.waitForURL(({ href }) => href !== from);
  await link.click();
  await arrival;
}

/** The internal links of the list that do not answer. */
async function broken(page, links) {
  const { origin } = new URL(page.url());
  const own = new Set(links.filter((href) => href.startsWith(`${origin}/`)).map((href) => href.replace(/#.*/, "")));
  assert.ok(own.size > 0, "there are no links");
  const answers = await Promise.all([...own].map(async (href) => [href, (await page.request.get(href)).status()]));
  return answers.filter(([, status]) => status !== 200).map(([href, status]) => `${href} answers ${status}`);
}

/** An iCalendar file with one event, which begins on the day and after the day of the build. */
async function isCalendar(page, href, day) {
  const response = await page.request.get(href);
  assert.equal(response.status(), 200, href);
  assert.match(response.headers()["content-type"], /^text\/calendar/);
  const text = await response.text();
  const lines = text.split("\r\n");
  assert.equal(lines.pop(), "", "the last line has no end");
  none(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 75));
  const unfolded = text.replace(/\r\n[ \t]/g, "").trimEnd().split("\r\n");
  assert.deepEqual([unfolded[0], unfolded.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR"]);
  none(unfolded.filter((line) => !/^[A-Z-]+[;:]/.test(line)));
  for (const name of ["VERSION", "PRODID", "BEGIN:VEVENT", "END:VEVENT", "UID", "DTSTAMP", "SUMMARY"]) {
    assert.equal(unfolded.filter((line) => line.startsWith(name)).length, 1, name);
  }
  const start = unfolded.map((line) => /^DTSTART[^:]*:(\d{8})/.exec(line)?.[1]).find(Boolean);
  assert.ok(start > TODAY, `begins on ${start}`);
  assert.ok(start.startsWith(day.replaceAll("-", "")), `begins on ${start}, not on ${day}`);
}

/** The cells of a CSV file. */
function cells(text) {
  const rows = [[""]];
  let quoted = false;
  for (const character of text.trimEnd()) {
    if (character === '"') quoted = !quoted;
    else if (quoted) rows.at(-1).push(rows.at(-1).pop() + character);
    else if (character === ",") rows.at(-1).push("");
    else if (character === "\n") rows.push([""]);
    else if (character !== "\r") rows.at(-1).push(rows.at(-1).pop() + character);
  }
  return rows;
}

/** The same text with European digits. */
function digits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero -= 1;
    return String(digit.codePointAt(0) - zero);
  });
}

/** The last day of the latest call, for search engines. */
function openCall() {
  const { "@graph": nodes } = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
  return nodes.filter((node) => /#call-/.test(node["@id"])).map((node) => node.endDate).sort().at(-1);
}

/** The addresses of links within these elements. */
function linked(selector) {
  const links = [...document.querySelectorAll(selector)].flatMap((part) => [...part.querySelectorAll("a[href]")]);
  return links.map((link) => link.getAttribute("href"));
}

/** The links that can be seen; those of a map are of another kind of element. */
function visibleLinks() {
  const links = [...document.querySelectorAll("main a[href]")].filter((link) => link.checkVisibility());
  return links.map((link) => new URL(link.getAttribute("href"), location.href).href);
}

/** The PDFs in a language, each with the page whose print it is. */
function prints(locale) {
  const links = [...document.querySelectorAll('main a[type="application/pdf"]')];
  return links.map((link) => {
    const label = link.querySelector("span") ?? link;
    const { lang } = label.closest("[lang]");
    const of = link.closest("li:has(h3)")?.querySelector("h3 a")?.getAttribute("href");
    return { href: link.href, label: label.textContent.trim(), lang, of };
  }).filter((print) => print.lang === locale);
}

/** An XML text as the browser reads it. */
function parsed(text) {
  const read = new DOMParser().parseFromString(text, "application/xml");
  const found = [...read.querySelectorAll("entry link[href]")];
  const links = found.map((link) => new URL(link.getAttribute("href")).pathname);
  return { root: read.documentElement.localName, error: read.querySelector("parsererror")?.textContent ?? null, links };
}
