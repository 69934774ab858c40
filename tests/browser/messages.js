// Reads the English messages of urbi by id, so that tests do not depend on their texts.

import { readFileSync } from "node:fs";

const CATALOG = new URL("../../crates/base/src/diag/messages/en.po", import.meta.url);
/** Each text is on one line of the catalog. */
const ENTRY = /^msgid ("[^"]+")\nmsgstr (".+")$/gm;
const TEXTS = new Map(
  [...readFileSync(CATALOG, "utf8").matchAll(ENTRY)].map(([, id, text]) => [JSON.parse(id), JSON.parse(text)]),
);

/** Returns the text of a message without placeholders. */
export function message(id) {
  const text = TEXTS.get(id);
  if (text === undefined || /\{\w+\}/.test(text)) throw new Error(`${id} is not a message without placeholders`);
  return text;
}
