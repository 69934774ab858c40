// Combines a site of tests/sites that has no theme with the theme of this repository. Missing Arabic texts of the theme
// are copied from English, and listed.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

const FORMS = ["zero", "one", "two", "few", "many", "other"];
const [root, out, name] = process.argv.slice(2);
const theme = join(root, "themes/atlas");

rmSync(out, { recursive: true, force: true });
cpSync(join(root, "tests/sites", name), out, { recursive: true });
cpSync(theme, join(out, "themes/atlas"), { recursive: true });

const read = (locale) => parse(readFileSync(join(theme, `i18n/${locale}.yaml`), "utf8"));
const lacking = [];
const words = filled(read("en"), read("ar"), []);
writeFileSync(join(out, "themes/atlas/i18n/ar.yaml"), stringify(words));
if (lacking.length > 0) console.log(`note: themes/atlas/i18n/ar.yaml lacks ${lacking.join(", ")}`);

/** The words of `source`, in those of `own` wherever it has them. */
function filled(source, own, keys) {
  if (typeof source !== "object") return typeof own === "string" ? own : lack(source, keys);
  if (Object.keys(source).every((key) => FORMS.includes(key))) {
    if (own?.other) return own;
    return lack(Object.fromEntries(FORMS.map((form) => [form, source.other])), keys);
  }
  const entries = Object.entries(source);
  return Object.fromEntries(entries.map(([key, value]) => [key, filled(value, own?.[key], [...keys, key])]));
}

function lack(word, keys) {
  lacking.push(keys.join("."));
  return word;
}
