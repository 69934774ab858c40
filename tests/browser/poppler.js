// Reads a PDF with the tools of Poppler.

import { execFile } from "node:child_process";

/** What Poppler says of files that are well: it takes a boolean for none, and one colour for each edge. */
const HARMLESS = [
  /Suspects object is wrong type \(boolean\)/,
  /Attribute BorderColor value is of wrong type \(array\)/,
];

/** What they say of a file, and the `text` that they read from it. */
export async function askPoppler(file, { rtl }) {
  const faults = [];
  const ask = (tool, before = [], after = []) =>
    new Promise((done, fail) => {
      execFile(tool, [...before, file, ...after], { encoding: "utf8", maxBuffer: 1 << 27 }, (error, stdout, stderr) => {
        if (error?.code === "ENOENT") return fail(error);
        const said = stderr.split("\n").filter((line) => line && !HARMLESS.some((harmless) => harmless.test(line)));
        faults.push(...new Set(said.map((line) => `${tool} says “${line}”`)));
        if (error) faults.push(`${tool} ends with ${error.code}`);
        done(stdout);
      });
    });
  // For right-to-left text, only the visual order gives the reading order.
  const text = ["-enc", "UTF-8", ...(rtl ? [] : ["-raw"])];
  const [info, metadata, fonts, read] = await Promise.all([
    ask("pdfinfo", ["-enc", "UTF-8"]),
    ask("pdfinfo", ["-meta"]),
    ask("pdffonts"),
    ask("pdftotext", text, ["-"]),
    ask("pdfinfo", ["-struct"]),
  ]);
  return { info, metadata, fonts: fonts.split("\n").slice(2).filter(Boolean).map(fontOf), text: read, faults };
}

/** A line of the list of fonts: name, type, encoding, three times yes or no, and a number. */
function fontOf(line) {
  const told = /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.slice(1) ?? [];
  const [embedded, subset, unicode] = told.map((word) => word === "yes");
  return { name: line.split(/\s/)[0], embedded, subset, unicode };
}
