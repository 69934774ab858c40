// Finds errors in a PDF by comparing it with its page.

import { letters, plain, sameLetters } from "./document-words.js";
import { elements, isNote, marksOf, pieceOf, textIn } from "./pdf-faults.js";

const CLAIM = /<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/;

/** What the catalog and its neighbours say, against the page. */
export function catalogFaults(pdf, page, poppler) {
  const faults = [...poppler.faults];
  const expect = (holds, fault) => holds || faults.push(fault);
  const about = (name) => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(poppler.info)?.[1].trim();
  const named = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(poppler.metadata)?.[1];
  expect(about("Tagged") === "yes", "Poppler does not find it tagged");
  expect(about("Encrypted") === "no", "is encrypted");
  expect(about("JavaScript") === "no", "has scripts");
  expect(pdf.marked === true, "MarkInfo does not say that it is marked");
  expect(pdf.suspects !== true, "MarkInfo says that its marks are suspect");
  expect(CLAIM.test(poppler.metadata), "its metadata does not claim PDF/UA-1");
  const title = plain(page.title);
  expect(title !== "", "its page has no title");
  expect(plain(about("Title") ?? "") === title, `its title is “${about("Title") ?? ""}”, that of the page “${title}”`);
  expect(plain(unescaped(named ?? "")) === title, `its metadata has the title “${named ?? ""}”, its page “${title}”`);
  expect(pdf.showsTitle === true, "does not show its title (DisplayDocTitle)");
  const { language = "", direction = "L2R" } = pdf;
  expect(tongue(language) === tongue(page.language), `its language is “${language}”, that of the page “${page.language}”`);
  expect((direction === "R2L") === (page.direction === "rtl"), `is read ${direction}, its page ${page.direction}`);
  for (const { name, embedded, subset, unicode } of poppler.fonts) {
    expect(embedded, `font ${name} is not embedded`);
    expect(subset, `font ${name} is embedded as a whole`);
    expect(unicode, `font ${name} does not name its letters`);
  }
  return faults;
}

const tongue = (language) => (language ?? "").split("-")[0].toLowerCase();
const NAMED = { lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", amp: "&" };
const unescaped = (text) => text.replace(/&(lt|gt|quot|apos|#39|amp);/g, (_, name) => NAMED[name]);

/** What the page has marked up, and the document has not. */
export function markupFaults(pdf, page) {
  const faults = [];
  const found = [...elements(pdf.tree.kids)];
  const said = (element) => plain(textIn(element, pdf, isNote));
  const titles = found.filter(({ own }) => own === "Title").map(said);
  const same = (one, other) =>
    page.direction === "rtl" ? sameLetters(other, one, {}).length === 0 : letters(one) === letters(other);
  if (titles.length !== 1 || !same(titles[0], page.title)) faults.push(`the titles in its text are ${listed(titles)}`);
  const headings = found
    .filter(({ role }) => /^H[1-6]$/.test(role))
    .map((element) => ({ level: Number(element.role[1]), text: said(element) }));
  const alts = found.filter(({ role }) => role === "Figure").map(({ alt }) => plain(alt ?? ""));
  if (page.whole) {
    faults.push(
      ...headingFaults(headings, page, same),
      ...countFaults(found, page, said),
      ...linkFaults(pdf, page),
      ...page.pictures.filter((alt) => !alts.includes(plain(alt))).map((alt) => `lacks the picture “${alt}”`),
    );
  }
  return [...faults, ...languageFaults(pdf, page), ...outlineFaults(pdf, headings, same)];
}

function headingFaults(headings, page, same) {
  const line = (heading) => (heading ? `${"#".repeat(heading.level)} ${plain(heading.text)}` : "none");
  const most = Math.max(headings.length, page.headings.length);
  for (let at = 0; at < most; at += 1) {
    const [one, other] = [headings[at], page.headings[at]];
    if (one?.level !== other?.level || !same(one.text, other.text)) {
      return [`heading ${at + 1} is “${line(one)}”, on the page “${line(other)}”`];
    }
  }
  return [];
}

/** Lists and tables are as many as on the page; facts may be the one or the other. */
function countFaults(found, page, said) {
  const faults = [];
  const items = found.filter(({ role }) => role === "LI").length;
  if (items > page.items || items < page.items - page.factItems) {
    faults.push(`has ${items} items of lists, the page ${page.items}`);
  }
  const tables = found.filter(({ role }) => role === "Table");
  if (tables.length < page.tables || tables.length > page.tables + page.facts) {
    faults.push(`has ${tables.length} tables, the page ${page.tables}`);
  }
  const bare = tables.filter(({ kids }) => ![...elements(kids)].some(({ role }) => role === "TH"));
  if (bare.length > page.facts) {
    faults.push(...bare.map((table) => `the table “${said(table).slice(0, 60)}” has no headings (TH)`));
  }
  return faults;
}

function outlineFaults(pdf, headings, same) {
  const wanted = headings.map(({ text }) => text);
  const titles = pdf.outline.map(({ title }) => plain(title ?? ""));
  const faults = pdf.outline.filter(({ leads }) => !leads).map(({ title }) => `the bookmark “${title}” leads nowhere`);
  if (wanted.length < 2 && titles.length === 0) return faults;
  if (wanted.length !== titles.length || wanted.some((text, index) => !same(text, titles[index]))) {
    faults.push(`its bookmarks are ${listed(titles)}, its headings ${listed(wanted)}`);
  }
  return faults;
}

function linkFaults(pdf, page) {
  const full = (href) => new URL(href, page.address).href;
  const annotations = pdf.pages.flatMap((sheet) => sheet.annotations).filter(({ uri }) => uri);
  const kept = new Set(annotations.map(({ uri }) => full(uri)));
  const inside = (href) => full(href).startsWith(`${page.address}#`);
  const lost = [...new Set(page.links)].filter((href) => !kept.has(full(href)) && !inside(href));
  return lost.map((href) => `the link to ${href} is lost`);
}

/** What is in another language on the page is so in the document, and nothing else. */
function languageFaults(pdf, page) {
  const spoken = new Map();
  for (const root of pdf.tree.kids) {
    for (const mark of marksOf(root)) {
      const piece = pieceOf(pdf, mark);
      const language = tongue(piece?.language ?? mark.holder.language ?? pdf.language);
      spoken.set(language, (spoken.get(language) ?? "") + letters(piece?.text ?? ""));
    }
  }
  const has = ({ language, text }) => {
    const said = spoken.get(tongue(language)) ?? "";
    const anyOrder = page.direction === "rtl" || /^(ar|fa|he|ur)\b/.test(language);
    return said.includes(letters(text)) || (anyOrder && holds(said, letters(text)));
  };
  // An address has no language.
  const known = new Set(["zxx", page.language, ...page.languages.map(({ language }) => language)].map(tongue));
  const everything = [...spoken.values()].join(" ");
  const kept = page.languages.filter(({ text }) => page.whole || everything.includes(letters(text)));
  const lost = kept.filter((words) => !has(words));
  const strange = [...spoken].filter(([language]) => !known.has(language));
  return [
    ...lost.map(({ language, text }) => `“${plain(text)}” is not marked as ${language}`),
    ...strange.map(([language, text]) => `“${text.slice(0, 40)}” is marked as ${language}, on the page it is not`),
  ];
}

const listed = (list) => (list.length > 0 ? `“${list.join("”, “")}”` : "none");
const holds = (all, some) => {
  const rest = [...all];
  return [...some].every((letter) => rest.includes(letter) && rest.splice(rest.indexOf(letter), 1));
};
