// Reads a PDF for the tests: its catalog, its structure tree, and the painted content of every page by marked content.

import { readFileSync } from "node:fs";
import {
  PDFArray, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFObjectParser, PDFRef,
  PDFString, decodePDFRawStream,
} from "pdf-lib";
import { readContent } from "./pdf-content.js";

/** Reads a file; what is not a PDF all through throws. */
export async function openPdf(file) {
  const pdf = await PDFDocument.load(readFileSync(file), { throwOnInvalidObject: true, updateMetadata: false });
  const pages = pdf.getPages().map((page, index) => readPage(page.node, index));
  return {
    language: textOf(pdf.catalog.get(PDFName.of("Lang"))),
    marked: told(pdf.catalog, "MarkInfo", "Marked"),
    suspects: told(pdf.catalog, "MarkInfo", "Suspects"),
    showsTitle: told(pdf.catalog, "ViewerPreferences", "DisplayDocTitle"),
    direction: told(pdf.catalog, "ViewerPreferences", "Direction"),
    outline: outlineOf(get(pdf.catalog, "Outlines")),
    tree: treeOf(pdf, pages),
    pages,
  };
}

/** What a dictionary says under a name, followed to where it stands. */
export const get = (dict, name) => (dict instanceof PDFDict ? dict.lookup(PDFName.of(name)) : undefined);

/** A string, name, number or boolean as that of JavaScript. */
export function textOf(value) {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  if (value instanceof PDFName) return value.decodeText();
  if (value instanceof PDFNumber) return value.asNumber();
  if (value instanceof PDFBool) return value.asBoolean();
  return undefined;
}

const told = (dict, ...names) => textOf(names.reduce(get, dict));

/** The members of an array, or the one thing that stands instead of one. */
function all(value, context) {
  const found = context.lookup(value);
  return found instanceof PDFArray ? found.asArray() : value === undefined ? [] : [value];
}

function outlineOf(parent, level = 1) {
  const items = [];
  for (let item = get(parent, "First"); item; item = get(item, "Next")) {
    items.push({ level, title: told(item, "Title"), leads: Boolean(get(item, "Dest") ?? get(item, "A")) });
    items.push(...outlineOf(item, level + 1));
  }
  return items;
}

function readPage(node, index) {
  const bytes = all(node.Contents(), node.context).map((ref) => bytesOf(node.context.lookup(ref)));
  const annotations = all(node.Annots(), node.context).map((ref) => {
    const dict = node.context.lookup(ref);
    const action = get(dict, "A");
    return {
      ref: String(ref),
      type: told(dict, "Subtype"),
      contents: told(dict, "Contents"),
      uri: told(action, "URI"),
      inside: Boolean(get(dict, "Dest") ?? get(action, "D")),
      parent: told(dict, "StructParent"),
    };
  });
  const pieces = readContent(Buffer.concat(bytes.flatMap((part) => [part, Buffer.from("\n")])), {
    resources: node.Resources(),
    parser: (given) => PDFObjectParser.forBytes(given, node.context),
    bytesOf,
  });
  return {
    index,
    ref: String(node.context.getObjectRef(node)),
    tabs: told(node, "Tabs"),
    parents: told(node, "StructParents"),
    annotations,
    pieces,
  };
}

const bytesOf = (stream) => Buffer.from(decodePDFRawStream(stream).decode());

/** The structure tree: of every element what it is, says of itself and holds. */
function treeOf(pdf, pages) {
  const root = get(pdf.catalog, "StructTreeRoot");
  if (!root) return undefined;
  const roles = new Map((get(root, "RoleMap")?.entries() ?? []).map(([from, to]) => [textOf(from), textOf(to)]));
  const element = (dict, page, above) => {
    const own = told(dict, "S");
    const node = {
      own,
      role: standing(own, roles),
      mapped: roles.has(own),
      above: above ? [...above.above, above] : [],
      language: told(dict, "Lang") ?? above?.language,
      alt: told(dict, "Alt"),
      actual: told(dict, "ActualText"),
      id: told(dict, "ID"),
      attributes: attributesOf(dict, pdf.context),
      kids: [],
    };
    const here = dict.get(PDFName.of("Pg")) ?? page;
    node.kids = all(dict.get(PDFName.of("K")), pdf.context).map((kid) => child(kid, here, node));
    return node;
  };
  const child = (kid, page, above) => {
    const value = pdf.context.lookup(kid);
    if (value instanceof PDFNumber) return { mark: value.asNumber(), page: numberOf(page) };
    const on = value.get(PDFName.of("Pg")) ?? page;
    if (told(value, "Type") === "MCR") return { mark: told(value, "MCID"), page: numberOf(on) };
    if (told(value, "Type") === "OBJR") return { object: String(value.get(PDFName.of("Obj"))) };
    return element(value, page, above);
  };
  const numberOf = (ref) => pages.find((page) => page.ref === String(ref))?.index;
  const kids = all(root.get(PDFName.of("K")), pdf.context).map((kid) => child(kid, undefined, undefined));
  return { roles, kids, owners: ownersOf(get(root, "ParentTree"), pdf.context) };
}

function standing(role, roles) {
  for (let steps = 0; roles.has(role) && steps < 9; steps += 1) role = roles.get(role);
  return role;
}

function attributesOf(dict, context) {
  const sets = all(dict.get(PDFName.of("A")), context).map((set) => context.lookup(set));
  const pairs = sets.filter((set) => set instanceof PDFDict).flatMap((set) => set.entries());
  return Object.fromEntries(pairs.map(([key, value]) => [textOf(key), textOf(value) ?? String(value)]));
}

/** How many elements the tree names as parents, by the key of a page or an annotation. */
function ownersOf(node, context, owners = new Map()) {
  const pairs = all(get(node, "Nums"), context);
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const value = context.lookup(pairs[at + 1]);
    const many = value instanceof PDFArray;
    const named = many ? value.asArray().map((ref) => ref instanceof PDFRef) : [value instanceof PDFDict];
    owners.set(textOf(context.lookup(pairs[at])), named);
  }
  for (const kid of all(get(node, "Kids"), context)) ownersOf(context.lookup(kid), context, owners);
  return owners;
}
