// Talks to yaml-language-server as a code editor does, over standard input and output.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { missing, root } from "./common.js";

export class Editor {
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #published = new Map();
  #next = 1;

  /** Starts the server in a folder, with schemas for files as settings of VS Code name them. */
  static async in(folder, schemas) {
    const editor = new Editor();
    const server = join(root, "tests/others/node_modules/yaml-language-server/bin/yaml-language-server");
    editor.process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    editor.process.on("error", () => missing("yaml-language-server: run tests/others/run"));
    editor.process.stdout.on("data", (data) => editor.#read(data));
    const yaml = {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([schema, files]) => [pathToFileURL(join(folder, schema)).href, files]),
      ),
      schemaStore: { enable: false },
      validate: true,
      completion: true,
      hover: true,
    };
    editor.settings = { yaml, "[yaml]": {}, editor: {}, files: {}, http: {} };
    const uri = pathToFileURL(folder).href;
    await editor.ask("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "site" }],
      capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } },
    });
    editor.say("initialized", {});
    editor.say("workspace/didChangeConfiguration", { settings: editor.settings });
    return editor;
  }

  /** Opens a text, and returns what the server finds wrong in it. */
  async open(path, text) {
    const uri = pathToFileURL(path).href;
    const published = new Promise((resolve) => this.#published.set(uri, resolve));
    this.say("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: this.#next++, text } });
    return published;
  }

  /** Closes a text, of which the server then says that nothing is wrong. */
  async close(path) {
    const uri = pathToFileURL(path).href;
    const published = new Promise((resolve) => this.#published.set(uri, resolve));
    this.say("textDocument/didClose", { textDocument: { uri } });
    await published;
  }

  /** What the server proposes at a place. */
  async completion(path, line, character) {
    const answer = await this.ask("textDocument/completion", {
      textDocument: { uri: pathToFileURL(path).href },
      position: { line, character },
    });
    return (answer.items ?? answer).map(({ label }) => label);
  }

  end() {
    this.process.kill();
  }

  ask(method, params) {
    const id = this.#next++;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return answer;
  }

  say(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, head).toString())[1]);
      if (this.#buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.#buffer.subarray(head + 4, head + 4 + length).toString());
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      this.#take(message);
    }
  }

  #take({ id, method, params, result, error }) {
    if (method === "textDocument/publishDiagnostics") {
      this.#published.get(params.uri)?.(params.diagnostics);
    } else if (method === "workspace/configuration") {
      this.#send({ id, result: params.items.map(({ section }) => this.settings[section] ?? null) });
    } else if (method && id !== undefined) {
      this.#send({ id, result: null });
    } else if (id !== undefined && this.#waiting.has(id)) {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }
}
