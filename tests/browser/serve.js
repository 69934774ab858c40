// Serves a folder as a static host does: with compression, content types, and the nearest 404.html for missing files.
// It listens only on this computer.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".geojson": "application/geo+json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".woff2": "font/woff2",
};
const PACKED = /^text\/|json|xml|svg/;
const pack = promisify(gzip);

/** Serves a folder; `asked` is every path that was asked for, in order. */
export async function serve(folder) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    asked.push(path);
    answer(folder, path, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => {
    server.close();
    server.closeAllConnections?.();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, asked, close };
}

async function answer(folder, path, response) {
  const file = join(folder, normalize(path));
  const kind = await stat(file).catch(() => null);
  if (kind?.isDirectory() && !path.endsWith("/")) {
    response.writeHead(301, { location: `${encodeURI(path)}/` });
    return response.end();
  }
  const body = await readFile(kind?.isDirectory() ? join(file, "index.html") : file).catch(() => null);
  if (body) return send(response, 200, kind.isDirectory() ? ".html" : extname(file), body);
  return send(response, 404, ".html", await nearest404(folder, path));
}

/** The 404.html of the folder where the address would lie, or of one above it. */
async function nearest404(folder, path) {
  const parts = normalize(path).split("/").filter(Boolean);
  while (true) {
    const body = await readFile(join(folder, ...parts, "404.html")).catch(() => null);
    if (body || parts.length === 0) return body ?? Buffer.from("not found");
    parts.pop();
  }
}

async function send(response, status, extension, body) {
  const type = TYPES[extension] ?? "application/octet-stream";
  const headers = { "content-type": type, "x-content-type-options": "nosniff" };
  if (PACKED.test(type)) {
    body = await pack(body);
    headers["content-encoding"] = "gzip";
  }
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(body);
}
