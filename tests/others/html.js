// Normalizes HTML for comparison.

import { need } from "./common.js";

const { parseFragment } = await need("parse5");

/** Writes HTML with one element or text a line; `own` takes out what urbi adds for its readers. */
export function normal(html, own) {
  let inside = parseFragment(html);
  if (own) {
    inside = main(inside) ?? inside;
    strip(inside);
  }
  const lines = [];
  write(inside, 0, false, lines);
  return lines.join("\n");
}

function main(node) {
  if (node.tagName === "main") return node;
  for (const child of node.childNodes ?? []) {
    const found = main(child);
    if (found) return found;
  }
  return null;
}

const has = (node, name, value) =>
  node.attrs?.some((attribute) => attribute.name === name && (value === undefined || attribute.value === value));
const drop = (node, ...names) => {
  node.attrs = node.attrs.filter(({ name }) => !names.includes(name));
};

/**
 * Takes out ids and anchors of headings, the frame of tables, the stops of the keyboard, colours of code and the
 * folder of pictures; writes tasks and columns as GitHub does.
 */
function strip(node) {
  const children = [];
  for (const child of node.childNodes ?? []) {
    strip(child);
    const heading = /^h[1-6]$/.test(node.tagName);
    if (heading && child.tagName === "a" && has(child, "class", "anchor")) continue;
    if (has(child, "class", "table-scroll") || (child.tagName === "span" && within(node, "pre"))) {
      children.push(...child.childNodes);
      continue;
    }
    if (has(child, "class", "task")) {
      child.tagName = "input";
      child.attrs = [{ name: "type", value: "checkbox" }, { name: "disabled", value: "" }];
      if (child.childNodes[0].value === "☑") child.attrs.push({ name: "checked", value: "" });
      child.childNodes = [];
    }
    for (const attribute of child.attrs ?? []) {
      if (attribute.name === "src") attribute.value = attribute.value.replace(/^\/media\/pages\/(.*)\.\w+(\.\w+)$/, "$1$2");
      if (attribute.name === "class" && attribute.value.startsWith("align-")) {
        Object.assign(attribute, { name: "align", value: attribute.value.slice("align-".length) });
      }
    }
    if (child.tagName === "pre") drop(child, "tabindex");
    if (/^h[1-6]$/.test(child.tagName)) drop(child, "id");
    children.push(child);
  }
  node.childNodes = children;
}

function within(node, name) {
  return Boolean(node) && (node.tagName === name || within(node.parentNode, name));
}

/** Writes what is in a node; words that follow one another are one text. */
function write(node, depth, kept, lines) {
  let words = "";
  const flush = (last) => {
    let text = kept ? words : words.replace(/[ \t\r\n]+/g, " ");
    if (last && !kept) text = text.trimEnd();
    if (text.trim() !== "" || (kept && text)) lines.push(`${"  ".repeat(depth)}${JSON.stringify(text)}`);
    words = "";
  };
  for (const child of node.childNodes) {
    if (child.nodeName === "#text") words += child.value;
    if (child.nodeName.startsWith("#")) continue;
    flush(false);
    const attributes = child.attrs.map(attribute).sort();
    lines.push(`${"  ".repeat(depth)}<${child.tagName}${attributes.join("")}>`);
    write(child, depth + 1, kept || child.tagName === "pre", lines);
  }
  flush(true);
}

/** Addresses are the same if they lead to the same place, however they are escaped. */
function attribute({ name, value }) {
  const address = name === "href" || name === "src";
  return ` ${name}=${JSON.stringify(address ? decoded(value) : value)}`;
}

function decoded(address) {
  try {
    return decodeURI(address.replace(/%(?![0-9a-f]{2})/gi, "%25")).replaceAll("%5C", "\\");
  } catch {
    return address;
  }
}
