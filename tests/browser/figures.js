// Collects the measurements of a run from all tests. `node figures.js` prints them as one table.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = join(process.env.BROWSER_OUT, "figures");

/** Keeps what a test measured: figures by name, for each page. */
export function note(test, figures) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${test}.json`), JSON.stringify(figures, null, 1));
}

function table() {
  const pages = new Map();
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json")).sort()) {
    for (const [page, figures] of Object.entries(JSON.parse(readFileSync(join(FOLDER, file), "utf8")))) {
      pages.set(page, { ...pages.get(page), ...figures });
    }
  }
  const columns = [...new Set([...pages.values()].flatMap(Object.keys))];
  const rows = [["page", ...columns]];
  for (const [page, figures] of [...pages].sort()) rows.push([page, ...columns.map((name) => figures[name] ?? "")]);
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join("  ");
  return `${rows.map(line).join("\n").replace(/ +$/gm, "")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = table();
  writeFileSync(join(process.env.BROWSER_OUT, "figures.txt"), text);
  process.stdout.write(text);
}
