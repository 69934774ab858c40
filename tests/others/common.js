// Shares helpers between the scripts of this folder: the program, temporary folders, and the end of a run.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The program. */
export const program = process.env.URBI ?? missing("the program: set URBI to it");

/** Ends a script that cannot run here. */
export function missing(what) {
  console.error(`This machine lacks ${what}. Nothing was checked.`);
  process.exit(3);
}

/** Imports a package, or ends the script. */
export async function need(name) {
  try {
    return await import(name);
  } catch {
    return missing(`the npm package ${name}: run tests/others/run`);
  }
}

/** An empty folder of a script, below the folder of the run. */
export function folder(name) {
  const out = join(process.env.OTHERS_OUT ?? join(root, "target", "others"), name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return out;
}

/** Writes a file and the folders above it. */
export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Runs the program; a code above 1 ends the script. */
export function urbi(...args) {
  const run = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) missing(`the program ${program}`);
  if (run.status === null || run.status > 1) {
    throw new Error(`urbi ${args.join(" ")} ended with ${run.status}:\n${run.stderr}`);
  }
  return run;
}

/** A copy of the real site (`site`) or of a site of tests/sites, with the theme of the real one. */
export function site(out, name) {
  const copy = join(out, name);
  const take = (...from) => cpSync(join(root, ...from), join(copy, from.at(-1)), { recursive: true });
  if (name === "site") for (const part of ["content", "data", "themes"]) take(part);
  else {
    cpSync(join(root, "tests/sites", name), copy, { recursive: true });
    cpSync(join(root, "themes/atlas"), join(copy, "themes/atlas"), { recursive: true });
  }
  return copy;
}

/** A network with pages alone, in one language, that makes nothing but pages. */
export function network(out) {
  const site = join(out, "site");
  urbi("new", "site", site, "--languages", "en", "--empty", "--yes");
  write(
    join(site, "data", "site.yaml"),
    `name: Examples
base_url: https://example.org
theme: atlas
source_locale: en
locales: [{tag: en, format: en-GB, label: English}]
sections:
  pages: {title: Pages, at_root: true}
home: pages/home
`,
  );
  return site;
}

/** What the program says of a site, as a list. */
export function problems(site) {
  const { stdout } = urbi("check", "--root", site, "--format", "json", "--limit", "100000");
  const read = JSON.parse(stdout);
  return Array.isArray(read) ? read : read.diagnostics;
}

/** Prints what went wrong and the figures, and ends the script. */
export function end(name, figures, faults) {
  for (const fault of faults) console.error(`${name}: ${fault}`);
  const words = Object.entries(figures).map(([what, number]) => `${number} ${what}`);
  console.log(`${name}: ${words.join(", ")}, ${faults.length} unexpected`);
  process.exit(faults.length ? 1 : 0);
}
