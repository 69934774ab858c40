// Compares the values that urbi reads with those of the YAML test suite.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { end, folder, missing, root } from "./common.js";
import { cases } from "./yaml-cases.js";
import { valueOf } from "./yaml-tree.js";

const out = folder("yaml-values");
const valid = cases.filter(({ fails }) => !fails);
for (const { id, yaml } of valid) writeFileSync(join(out, `${id}.yaml`), yaml);

const [command, ...args] = (
  process.env.YAML_READER ?? "cargo test --locked --quiet --test suite -- --ignored --exact others::yaml_values"
).split(" ");
const run = spawnSync(command, args, { cwd: root, encoding: "utf8", env: { ...process.env, YAML_TEXTS: out } });
if (run.error) missing(`${command}: it reads the texts with urbi`);
if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);

const counts = { texts: valid.length, "read as the suite says": 0, "with problems": 0 };
const faults = [];
for (const { id, name, yaml, tree } of valid) {
  const { problems, value } = JSON.parse(readFileSync(join(out, `${id}.json`), "utf8"));
  const meant = valueOf(tree);
  if (problems) counts["with problems"] += 1;
  else if (isDeepStrictEqual(value, meant)) counts["read as the suite says"] += 1;
  else faults.push(`${id} (${name})\n${yaml}--- the suite\n${JSON.stringify(meant)}\n--- urbi\n${JSON.stringify(value)}\n`);
}
end("yaml-values", counts, faults);
