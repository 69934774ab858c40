// Reads the painted content of a PDF page in pieces, one for each marked-content sequence.

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString } from "pdf-lib";

const PAINTS = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "Tj", "TJ", "'", '"']);
/** More forms within forms than any page has. */
const DEEPEST = 12;

/**
 * The pieces of a page in the order in which they are painted. Each has its `text`, and is an `artifact`, has
 * the number of its `mark`, or is neither; `language` is that of the mark itself.
 */
export function readContent(bytes, { resources, parser, bytesOf }) {
  const pieces = [];
  const open = [];
  const bare = { text: "", paints: 0, unnamed: 0 };
  pieces.push(bare);

  const within = () => open.findLast((mark) => mark.piece)?.piece ?? bare;
  const say = (text) => {
    const actual = open.findLast((mark) => mark.actual !== undefined);
    if (actual === undefined) within().text += text;
    else if (!actual.said) {
      actual.said = true;
      within().text += actual.actual;
    }
  };
  const begin = (tag, properties) => {
    const told = (name) => properties?.lookup(PDFName.of(name));
    const number = told("MCID");
    const mark = { tag, actual: told("ActualText")?.decodeText() };
    if (tag === "Artifact" || number instanceof PDFNumber) {
      mark.piece = { tag, text: "", paints: 0, unnamed: 0, inside: within() };
      if (tag === "Artifact") mark.piece.artifact = true;
      else mark.piece.mark = number.asNumber();
      mark.piece.language = told("Lang")?.decodeText();
      pieces.push(mark.piece);
    }
    open.push(mark);
  };

  const run = (content, own, depth) => {
    const named = (kind, name) => own?.lookup(PDFName.of(kind))?.lookup(name);
    const fonts = new Map();
    const saved = [];
    let font;
    for (const { operator, given } of operations(content, parser)) {
      if (PAINTS.has(operator)) within().paints += 1;
      if (operator === "q") saved.push(font);
      else if (operator === "Q") font = saved.pop();
      else if (operator === "Tf") {
        const name = given[0].toString();
        if (!fonts.has(name)) fonts.set(name, lettersOf(named("Font", given[0]), bytesOf));
        font = fonts.get(name);
      } else if (operator === "BMC") begin(given[0].decodeText());
      else if (operator === "BDC") {
        begin(given[0].decodeText(), given[1] instanceof PDFDict ? given[1] : named("Properties", given[1]));
      } else if (operator === "EMC") open.pop();
      else if (["Tj", "TJ", "'", '"'].includes(operator)) {
        const shown = given.at(-1) instanceof PDFArray ? given.at(-1).asArray() : [given.at(-1)];
        const letters = shown.filter((part) => part instanceof PDFString || part instanceof PDFHexString).flatMap(font);
        // The glyphs of a right-to-left run can be painted in reverse order.
        if (open.some((mark) => mark.tag === "ReversedChars")) letters.reverse();
        if (letters.includes(undefined)) within().unnamed += 1;
        say(letters.join(""));
      } else if (operator === "Do" && depth < DEEPEST) {
        const form = named("XObject", given[0]);
        if (form instanceof PDFStream && form.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Form")) {
          run(bytesOf(form), form.dict.lookup(PDFName.of("Resources")) ?? own, depth + 1);
        }
      }
    }
  };
  run(bytes, resources, 0);
  return pieces.filter((piece) => piece.paints > 0 || piece.mark !== undefined);
}

/** The operators of a content stream, each with what stands before it. */
function* operations(content, parser) {
  const reader = parser(content);
  const { bytes } = reader;
  let given = [];
  while (true) {
    reader.skipWhitespaceAndComments();
    if (bytes.done()) return;
    const next = String.fromCharCode(bytes.peek());
    if (!/[A-Za-z'"]/.test(next)) {
      given.push(reader.parseObject());
      continue;
    }
    let operator = "";
    while (!bytes.done() && /[A-Za-z0-9*'"]/.test(String.fromCharCode(bytes.peek()))) {
      operator += String.fromCharCode(bytes.next());
    }
    if (operator === "BI") throw new Error("a picture stands within the content, which this test cannot read");
    if (["true", "false", "null"].includes(operator)) given.push(undefined);
    else {
      yield { operator, given };
      given = [];
    }
  }
}

/** What turns a shown string into its letters, by the font's own table; none where the table lacks one. */
function lettersOf(font, bytesOf) {
  const table = font?.lookup(PDFName.of("ToUnicode"));
  const wide = font?.lookup(PDFName.of("Subtype")) === PDFName.of("Type0");
  const letters = table instanceof PDFStream ? readTable(bytesOf(table).toString("latin1")) : new Map();
  return (shown) => {
    const bytes = shown.asBytes();
    const codes = [];
    for (let at = 0; at < bytes.length; at += wide ? 2 : 1) {
      codes.push(wide ? bytes[at] * 256 + bytes[at + 1] : bytes[at]);
    }
    return codes.map((code) => letters.get(code));
  };
}

function readTable(text) {
  const letters = new Map();
  const decode = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((unit) => parseInt(unit, 16)));
  for (const [, block] of text.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code, hex] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(parseInt(code, 16), decode(hex));
  }
  for (const [, block] of text.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from, to, list, hex] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:\[(.*?)\]|<(\w+)>)/gs)) {
      const many = list?.match(/\w+/g);
      for (let code = parseInt(from, 16), step = 0; code <= parseInt(to, 16); code += 1, step += 1) {
        const first = many ? decode(many[step]) : decode(hex);
        const last = first.charCodeAt(first.length - 1) + (many ? 0 : step);
        letters.set(code, first.slice(0, -1) + String.fromCharCode(last));
      }
    }
  }
  return letters;
}
