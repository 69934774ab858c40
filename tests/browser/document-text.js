// Finds errors in the text of a PDF.

import { letters, readsAs, sameLetters, sameLines, sameWords, strangeWords } from "./document-words.js";
import { elements, isNote, marksOf, pieceOf, textIn } from "./pdf-faults.js";

/** Labels that a browser puts before an item by itself: bullets and numbers, not terms. */
const isLabel = ({ role, above }) => {
  const [list, item] = above.slice(-2);
  if (role !== "Lbl") return false;
  return item?.role === "Note" || (item?.role === "LI" && list?.attributes.ListNumbering !== "None");
};

/** A table of contents, or the word over it: on the page it stands beside the text. */
const isContents = (element, pdf) => {
  if (element.role === "TOC") return true;
  const beside = element.above.at(-1)?.kids ?? [];
  const next = beside[beside.indexOf(element) + 1];
  return next?.role === "TOC" && !/^H[1-6]$/.test(element.role) && letters(textIn(element, pdf)).length <= OVER;
};
const OVER = 40;

/** The address of the document, or the caption above it. A long note has it next to its table of contents. */
const isImprint = (element, pdf, addresses) => {
  const beside = element.above.at(-1)?.kids ?? [];
  const next = beside[beside.indexOf(element) + 1];
  const isAddress = (one) => one?.role === "P" && addresses.some((address) => letters(textIn(one, pdf)).includes(letters(address)));
  return isAddress(element) || (element.role === "P" && isAddress(next) && letters(textIn(element, pdf)).length <= OVER);
};

/** The words of the document: those of its tags against the page, those that Poppler reads against both. */
export function wordFaults(pdf, page, read) {
  const found = [...elements(pdf.tree.kids)];
  const addresses = addressesOf(page);
  const beside = (element) => isNote(element) || isContents(element, pdf) || isImprint(element, pdf, addresses);
  const unsaid = (element) => beside(element) || isLabel(element) || element.role === "Figure";
  const tagged = textIn(pdf.tree, pdf, unsaid);
  const about = { language: page.language, addresses, what: "its text" };
  if (!page.whole) return strangeWords(withoutEnd(tagged, addresses), page.everything, about);

  const rtl = page.direction === "rtl";
  const compare = rtl ? sameLines : sameWords;
  const faults = compare(page.text, tagged, about);
  const notes = found.filter(isNote).map((note) => textIn(note, pdf, isLabel));
  if (notes.length !== page.notes.length) faults.push(`has ${notes.length} notes, the page ${page.notes.length}`);
  page.notes.forEach((note, index) => {
    faults.push(...compare(note, notes[index] ?? "", { language: page.language, what: `note ${index + 1}` }));
  });
  if (faults.length > 0) return faults;

  const artifacts = pdf.pages.flatMap(({ pieces }) => pieces.filter(({ artifact }) => artifact));
  const extra = [
    ...artifacts.map(({ text }) => text),
    ...found.filter(({ role }) => role === "Lbl").map((label) => textIn(label, pdf)),
    ...found.filter(beside).flatMap((element) => [...marksOf(element)].map((mark) => pieceOf(pdf, mark)?.text ?? "")),
  ];
  const what = "the text that Poppler reads";
  // Poppler uses its own order for columns and punctuation in right-to-left text.
  if (rtl) return sameLetters(tagged, read, { extra, what });
  return readsAs(tagged, read, { extra, what });
}

/** The last lines may be of the layout: the caption of the QR code, and the address. */
const ENDING = 3;

function withoutEnd(text, addresses) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const end = lines.slice(-ENDING).join("");
  return addresses.some((address) => letters(end).includes(letters(address))) ? lines.slice(0, -ENDING).join("\n") : text;
}

/** The address of a page as it may be printed: with the letters of its script, or as it is sent. */
function addressesOf({ address }) {
  if (!address) return [];
  return [address, decodeURI(address)].map((one) => one.replace(/^https?:\/\//, ""));
}
