// Runs the YAML test suite, with each case as a data file. Invalid YAML must be rejected near the line that PyYAML
// reports. Valid YAML must be accepted, except for the features that urbi does not support.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { end, folder, missing, network, problems, write } from "./common.js";
import { cases } from "./yaml-cases.js";

/** The codes of a text that cannot be read, or of which a part is not read. */
const syntax = new Set(["yaml", "cut-value", "duplicate-key", "merge-conflict"]);

/** What urbi leaves out of YAML, and how the events of a text show it. */
const leftOut = {
  "several documents": ({ tree, yaml }) => count(tree, /^ *\+DOC/gm) > 1 || /^---[ \t]*$(?![\s\S]*\S)/m.test(yaml),
  directives: ({ yaml }) => /^%/m.test(yaml),
  tags: ({ tree }) => /<(?!tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)>)[^>]*>/.test(tree),
  "keys that are not a text": ({ tree, yaml }) => hasOddKey(tree) || /(^|[\s[{,-])\?(\s|$)/m.test(yaml),
};

/** Cases of which urbi names another line, with the reason. */
const elsewhere = new Map([["5LLU", "urbi names the empty line whose spaces begin the trouble, PyYAML the line below"]]);

const site = network(folder("yaml"));
const file = ({ id }) => `data/members/${id.toLowerCase()}.yaml`;
for (const one of cases) write(join(site, file(one)), one.yaml);
const said = new Map(cases.map((one) => [file(one), []]));
for (const problem of problems(site)) if (syntax.has(problem.code)) said.get(problem.file)?.push(problem);
const lines = linesOfPython(cases.filter(({ fails }) => fails));

const counts = { valid: 0, "left out by urbi": 0, invalid: 0, "beside PyYAML's line": 0, "fine for PyYAML": 0 };
const faults = [];
for (const one of cases) {
  const problems = said.get(file(one));
  const words = problems.map(({ line, message }) => `line ${line}: ${message}`).join("; ");
  const label = `${one.id} (${one.name})`;
  if (!one.fails) {
    counts.valid += 1;
    const parts = Object.keys(leftOut).filter((part) => leftOut[part](one));
    if (problems.length) counts["left out by urbi"] += 1;
    if (problems.length && !parts.length) faults.push(`${label} is YAML and refused: ${words}\n${one.yaml}`);
    continue;
  }
  counts.invalid += 1;
  const line = lines.get(one.id);
  if (line === null) counts["fine for PyYAML"] += 1;
  if (!problems.length) {
    if (line !== null) faults.push(`${label} is no YAML, and nothing is said\n${one.yaml}`);
    continue;
  }
  if (line === null) continue;
  const near = problems.some(({ line: from, end_line: to }) => line >= from - 1 && line <= to + 1);
  if (near) counts["beside PyYAML's line"] += 1;
  if (near && elsewhere.has(one.id)) faults.push(`${label}: is near the line now: take it out of the list`);
  if (!near && !elsewhere.has(one.id)) faults.push(`${label}: PyYAML says line ${line}, urbi ${words}\n${one.yaml}`);
}
end("yaml", counts, faults);

function count(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

/** Tells whether a map of a tree of events has a key that is a list, a map, empty or another's alias. */
function hasOddKey(tree) {
  const open = [];
  for (const event of tree.split("\n").map((line) => line.trim())) {
    const around = open.at(-1);
    const isKey = around?.map && around.at % 2 === 0;
    if (/^[+=]/.test(event) && around) around.at += 1;
    if (isKey && /^(\+(MAP|SEQ)|=ALI|=VAL(?: [&<]\S+)* :$)/.test(event)) return true;
    if (/^\+/.test(event)) open.push({ map: event.startsWith("+MAP"), at: 0 });
    if (/^-(MAP|SEQ|DOC|STR)/.test(event)) open.pop();
  }
  return false;
}

/** The line of each text at which PyYAML gives up, or null where it reads on. */
function linesOfPython(cases) {
  const python = process.env.OTHERS_PYTHON ?? "python3";
  const code = `
import json, sys, yaml
found = {}
for case in json.load(sys.stdin):
    try:
        list(yaml.parse(case["yaml"], Loader=yaml.SafeLoader))
        found[case["id"]] = None
    except yaml.MarkedYAMLError as error:
        found[case["id"]] = error.problem_mark.line + 1
    except yaml.reader.ReaderError as error:
        found[case["id"]] = case["yaml"][:error.position].count("\\n") + 1
print(json.dumps(found))`;
  const run = spawnSync(python, ["-c", code], { input: JSON.stringify(cases), encoding: "utf8" });
  if (run.error || run.status !== 0) missing(`PyYAML: run tests/others/run (${run.stderr ?? run.error})`);
  return new Map(Object.entries(JSON.parse(run.stdout)));
}
