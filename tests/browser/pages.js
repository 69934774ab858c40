// Selects the pages to test. For every kind, these are the index, its second part, and the longest, the shortest and an
// unconfirmed member. The folders of the built site determine the kinds, by the first two parts of the address
// (`/en/cities/`). So a new kind is tested automatically.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What stands in a page that another rule should find: one such member of every kind is taken. */
const MARKS = [/\bid="?_unconfirmed\b/];

/** Every page of a folder but those that only lead to another address. */
export function allPages(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(index|404)\.html$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files
    .map((file) => pageOf(relative(folder, file).split(sep).join("/"), readFileSync(file, "utf8")))
    .filter((page) => !/http-equiv="?refresh/.test(page.text))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

function pageOf(file, text) {
  const url = `/${file}`.replace(/index\.html$/, "");
  const parts = url.split("/").filter(Boolean);
  const locale = /<html\b[^>]*\blang="?([\w-]+)/.exec(text)?.[1];
  const dir = /<html\b[^>]*\bdir="?(\w+)/.exec(text)?.[1];
  return { url, parts, text, locale, dir, part: /\/page\/\d+\/$/.test(url) };
}

/** One page or a few of every kind and locale, each with what it is. */
export function pagesOfEveryKind(folder) {
  const groups = new Map();
  for (const page of allPages(folder)) {
    const group = page.parts.slice(0, 2).join("/");
    groups.set(group, [...(groups.get(group) ?? []), page]);
  }
  return [...groups.values()].flatMap(pick);
}

function pick(group) {
  const indexes = group.filter((page) => page.parts.length <= 2);
  const members = group.filter((page) => page.parts.length > 2 && !page.part);
  const ordered = [...members].sort((a, b) => b.text.length - a.text.length);
  const chosen = [
    ...indexes.map((page) => ({ ...page, is: kindOf(page, members.length) })),
    ...group.filter((page) => page.part).slice(0, 1).map((page) => ({ ...page, is: "second part" })),
    ...ordered.slice(0, 1).map((page) => ({ ...page, is: "longest" })),
    ...ordered.slice(1).slice(-1).map((page) => ({ ...page, is: "shortest" })),
    ...MARKS.flatMap((mark) => members.filter((page) => mark.test(page.text)).slice(0, 1)).map(
      (page) => ({ ...page, is: "marked" }),
    ),
  ];
  const once = new Map(chosen.reverse().map((page) => [page.url, { ...page, members: members.length }]));
  return [...once.values()].reverse();
}

function kindOf(page, members) {
  if (page.url.endsWith("404.html")) return "not found";
  if (page.parts.length === 0) return "first";
  if (page.parts.length === 1) return "home";
  return members > 0 ? "index" : "page";
}

/** The index that lists the most: the directory of the member cities. */
export function directories(pages) {
  const most = Math.max(...pages.map((page) => page.members));
  return pages.filter((page) => page.is === "index" && page.members === most);
}
