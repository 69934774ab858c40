// Builds the sources of a site with a CMS: the site `harbours`, the CMS from its npm package, and a data file that a
// form covers.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [root, out] = process.argv.slice(2);
const cms = fileURLToPath(new URL("node_modules/@sveltia/cms", import.meta.url));
const own = join(out, "data/cms");

rmSync(out, { recursive: true, force: true });
cpSync(join(root, "tests/sites/harbours"), out, { recursive: true });
mkdirSync(own, { recursive: true });
cpSync(join(cms, "dist/sveltia-cms.js"), join(own, "sveltia-cms.js"));
for (const name of readdirSync(join(cms, "npm/assets")).filter((name) => name.endsWith(".woff2"))) {
  cpSync(join(cms, "npm/assets", name), join(own, name));
}
const edit = (path, change) => writeFileSync(join(out, path), change(readFileSync(join(out, path), "utf8")));
edit("data/site.yaml", (text) => `${text}\ncms: {script: sveltia-cms.js, backend: test-repo}\n`);
edit("data/clusters.yaml", (text) => text.replace(/^#.*\n\n?/gm, ""));
