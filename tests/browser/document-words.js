// Checks that a page and its PDF contain the same words in the same order.

/** What is not said: marks of direction, places for a break, a lengthened letter. */
const UNSAID = /[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** So many letters may the layout add at the end: a caption of the QR code and the address. */
const END = 200;

/** A hyphen that is repeated on the next line, as the Portuguese do. */
const REPEATED = /(?<=[\p{L}\p{N}])-\s*-(?=[\p{L}\p{N}])/gu;

/** A text with one space between its words. */
export const plain = (text) =>
  text.normalize("NFKC").replace(UNSAID, "").replace(REPEATED, "-").replace(/\s+/g, " ").trim();

/** A text without any space. */
export const letters = (text) => plain(text).replaceAll(" ", "");

/** What is compared: words, and where there are none to see, letters. */
function partsOf(text, language) {
  if (/^(zh|ja|th)\b/.test(language)) return [...letters(text)];
  return plain(text).replace(BACKWARDS, inAnyOrder).split(" ").filter(Boolean);
}

/** Words that run from right to left stand in the order in which they are seen; so they are all put in one. */
const BACKWARDS = /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M} ]*/gu;
const inAnyOrder = (words) => `${[...letters(words)].sort().join("")}${words.endsWith(" ") ? " " : ""}`;

/** The fault if two texts differ; one of `addresses` may end the document, with a few words. */
export function sameWords(page, documented, { language, addresses = [], what }) {
  const wanted = partsOf(page, language);
  const found = partsOf(documented, language);
  const at = wanted.findIndex((part, index) => part !== found[index]);
  if (at < 0) {
    return restFaults(found.slice(wanted.length).join(" "), { addresses, what });
  }
  const around = (parts) => parts.slice(Math.max(0, at - 5), at + 8).join(" ");
  return [`${what}: the page says “${around(wanted)}”, the document “${around(found)}”`];
}

/** After its text a document may say no more than where it is to be found. */
function restFaults(rest, { addresses, what }) {
  const named = addresses.some((address) => sameLetters(address, rest, { extra: [rest] }).length === 0);
  if (rest === "" || (named && letters(rest).length <= END)) return [];
  return [`${what}: after the end of the page follows “${rest.slice(0, 300)}”`];
}

/** How often each letter of a text is in it. */
function countsOf(text) {
  const counts = new Map();
  for (const letter of letters(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/**
 * The fault if two texts are not of the same letters; in what order is left open, since from right to left
 * a file may hold the pieces of a line in the order in which they are seen. What is in `extra` may be more.
 */
export function sameLetters(page, documented, { extra = [], what }) {
  const [wanted, found, allowed] = [page, documented, extra.join("")].map(countsOf);
  const missing = (some, others) => [...some].filter(([letter, many]) => many > others(letter));
  const lacking = missing(wanted, (letter) => found.get(letter) ?? 0);
  const more = missing(found, (letter) => (wanted.get(letter) ?? 0) + (allowed.get(letter) ?? 0));
  const told = (list) => list.map(([letter]) => letter).join(" ");
  return [
    ...(lacking.length > 0 ? [`${what}: lacks the letters ${told(lacking)}`] : []),
    ...(more.length > 0 ? [`${what}: has too often the letters ${told(more)}`] : []),
  ];
}

/** The fault if the lines of two texts, the one after the other, are not of the same letters. */
export function sameLines(page, documented, { addresses = [], what }) {
  const [wanted, found] = [page, documented].map((text) => text.split("\n").map(plain).filter(Boolean));
  for (const [at, line] of wanted.entries()) {
    if (sameLetters(line, found[at] ?? "", {}).length > 0) {
      return [`${what}: the page says “${line}”, the document, in some order, “${found[at] ?? ""}”`];
    }
  }
  return restFaults(found.slice(wanted.length).join(" "), { addresses, what });
}

/** The words of `some` that are not in `all`. */
export function strangeWords(some, all, { language, what }) {
  const known = new Set(partsOf(all, language));
  const strange = partsOf(some, language).filter((part) => !known.has(part));
  return strange.length > 0 ? [`${what}: “${strange.slice(0, 20).join(" ")}” are not words of the page`] : [];
}

/**
 * The fault if a reader of files finds other letters than the page's, or in another order. Between them
 * may stand only pieces of `extra`: running heads, numbers of pages, labels of lists, footnotes.
 */
export function readsAs(page, read, { extra, what }) {
  const wanted = letters(page);
  const found = letters(read);
  const pieces = [...new Set(extra.map(letters))].filter(Boolean);
  const seen = new Set();
  const open = [[0, 0]];
  let far = [0, 0];
  while (open.length > 0) {
    let [at, from] = open.pop();
    while (true) {
      const key = at * (found.length + 1) + from;
      if (seen.has(key)) break;
      seen.add(key);
      if (from > far[1]) far = [at, from];
      if (from === found.length && at === wanted.length) return [];
      for (const piece of pieces) if (found.startsWith(piece, from)) open.push([at, from + piece.length]);
      if (at === wanted.length || wanted[at] !== found[from]) break;
      at += 1;
      from += 1;
    }
  }
  const [at, from] = far;
  const before = wanted.slice(Math.max(0, at - 30), at);
  const goesOn = `goes on “${wanted.slice(at, at + 40)}”, the file “${found.slice(from, from + 40)}”`;
  return [`${what}: after “${before}” the text ${goesOn}`];
}
