// Runs `urbi serve` on a copy of a site that tests can edit.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Copies the sources of a site, serves the copy, and waits until the address is printed. */
export async function serveCopy(urbi, site, options = []) {
  const root = mkdtempSync(join(tmpdir(), "urbi-serve-"));
  for (const folder of ["content", "data", "themes"]) cpSync(join(site, folder), join(root, folder), { recursive: true });
  const args = ["serve", "--root", root, "--port", "4600", "--now", "2026-01-15", ...options];
  const program = spawn(urbi, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } });
  let said = "";
  const origin = await new Promise((ready, failed) => {
    program.stderr.on("data", (text) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) ready(address[0]);
    });
    program.on("exit", (code) => failed(new Error(`urbi serve ended with ${code}: ${said}`)));
  });
  const path = (file) => join(root, file);
  return {
    origin,
    root,
    read: (file) => readFileSync(path(file), "utf8"),
    write: (file, text) => writeFileSync(path(file), text),
    /** Saves as many editors do: another file first, which then takes the name. */
    swap: (file, text) => {
      writeFileSync(path(`${file}.tmp~`), text);
      renameSync(path(`${file}.tmp~`), path(file));
    },
    replace(file, from, to) {
      const text = this.read(file);
      if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}`);
      this.write(file, text.replace(from, () => to));
    },
    /** Waits until the newest sources are checked completely, and no change follows for a moment. */
    async settled() {
      for (let last = null; ; ) {
        const { number, is_whole: isWhole } = await (await fetch(`${origin}/_urbi/panel.json?page=/&tag=`)).json();
        if (isWhole && number === last) return;
        last = isWhole ? number : null;
        await new Promise((done) => setTimeout(done, 250));
      }
    },
    close() {
      program.removeAllListeners("exit");
      program.kill();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
