// Checks the rules of PDF/UA-1 that a program can check.

/** The kinds of element of PDF 1.7 (ISO 32000-1, 14.8.4). */
const STANDARD = new Set(
  ("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP " +
    "Figure Formula Form").split(" "),
);
/** Elements that stand within a line; the others begin one. */
const INLINE = new Set(
  "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Lbl Figure Formula".split(" "),
);
/** What may stand directly in these, and what only stands in others. */
const KIDS = {
  L: ["LI", "L", "Caption"],
  LI: ["Lbl", "LBody"],
  Table: ["THead", "TBody", "TFoot", "TR", "Caption"],
  THead: ["TR"],
  TBody: ["TR"],
  TFoot: ["TR"],
  TR: ["TH", "TD"],
};
const PARENTS = {
  LI: ["L"],
  LBody: ["LI"],
  TR: ["Table", "THead", "TBody", "TFoot"],
  TH: ["TR"],
  TD: ["TR"],
  THead: ["Table"],
  TBody: ["Table"],
  TFoot: ["Table"],
};
const NEEDED = { L: ["LI"], LI: ["LBody"], Table: ["TD", "TH"] };

/** Every element of a tree in order. */
export function* elements(kids) {
  for (const kid of kids) {
    if (!kid.role) continue;
    yield kid;
    yield* elements(kid.kids);
  }
}

/** The pieces of content within an element, each with the element that holds it. */
export function* marksOf(element) {
  for (const kid of element.kids) {
    if (kid.mark !== undefined) yield { ...kid, holder: element };
    else if (kid.kids) yield* marksOf(kid);
  }
}

/** What an element says; `skip` tells which elements within it are passed over. */
export function textIn(element, pdf, skip = () => false) {
  const say = (kid) => {
    if (kid.mark !== undefined) return pieceOf(pdf, kid)?.text ?? "";
    if (!kid.role || skip(kid)) return "";
    const text = kid.actual ?? kid.kids.map(say).join("");
    return isApart(kid) ? `\n${text}\n` : text;
  };
  return element.kids.map(say).join("");
}

const isApart = ({ role, above, attributes }) =>
  !INLINE.has(role) || attributes.Placement === "Block" || (role === "Lbl" && above.at(-1)?.role === "LI");

export const pieceOf = (pdf, { page, mark }) => pdf.pages[page]?.pieces.find((piece) => piece.mark === mark);

export const isNote = ({ role }) => role === "Note";

const quoted = (text) => `“${text.replace(/\s+/g, " ").trim().slice(0, 60)}”`;

/** Everything that is wrong with the tree and with what it leaves out. */
export function structureFaults(pdf) {
  if (!pdf.tree) return ["has no structure tree: it is not tagged"];
  const found = [...elements(pdf.tree.kids)];
  return [
    ...(pdf.tree.kids.every(({ role }) => role === "Document") ? [] : ["its tree is not within a Document"]),
    ...found.flatMap((element) => elementFaults(element, pdf)),
    ...headingFaults(found, pdf),
    ...contentFaults(pdf),
    ...annotationFaults(found, pdf),
  ];
}

function elementFaults(element, pdf) {
  const { role, own, above, kids } = element;
  const faults = [];
  const at = `${own} ${quoted(textIn(element, pdf))}`;
  if (!STANDARD.has(role)) faults.push(`${at}: there is no standard role ${role}`);
  if (STANDARD.has(own) && element.mapped) faults.push(`${at}: the standard role ${own} is made another`);
  const inner = kids.filter((kid) => kid.role).map((kid) => kid.role);
  for (const kid of inner) {
    if (KIDS[role] && !KIDS[role].includes(kid)) faults.push(`${at}: ${kid} stands directly in ${role}`);
  }
  if (PARENTS[role] && !PARENTS[role].includes(above.at(-1)?.role)) {
    faults.push(`${at}: stands in ${above.at(-1)?.role}, not in ${PARENTS[role].join(" or ")}`);
  }
  if (KIDS[role] && kids.some((kid) => kid.mark !== undefined)) faults.push(`${at}: has text of its own`);
  const within = () => [...elements(kids)].map((kid) => kid.role);
  for (const needed of NEEDED[role] ?? []) if (!within().includes(needed)) faults.push(`${at}: has no ${needed}`);
  if (role === "TH" && !element.attributes.Scope) faults.push(`${at}: does not say what it is the heading of (Scope)`);
  if (role === "Figure" && !element.alt?.trim()) faults.push("a Figure has no alternative text");
  if (role === "Formula" && !element.alt?.trim()) faults.push(`${at}: has no alternative text`);
  if (role === "Note" && !element.id) faults.push(`${at}: has no ID`);
  return faults;
}

function headingFaults(found, pdf) {
  const faults = [];
  let last = 0;
  for (const element of found.filter(({ role }) => /^H[1-6]?$/.test(role))) {
    const text = textIn(element, pdf);
    const level = Number(element.role[1] ?? 0);
    if (level === 0) faults.push(`heading ${quoted(text)} has no level`);
    if (text.trim() === "") faults.push(`a heading ${element.role} is empty`);
    const before = last > 0 ? `H${last}` : "no heading";
    if (level > last + 1) faults.push(`heading ${quoted(text)}: ${element.role} follows ${before}`);
    last = level;
  }
  return faults;
}

/** What is painted is in the tree, once, or an artifact; what the tree names is painted. */
function contentFaults(pdf) {
  const faults = [];
  const held = pdf.tree.kids.flatMap((root) => [...marksOf(root)]).map(({ page, mark }) => `${page} ${mark}`);
  const known = new Set(held);
  if (known.size < held.length) faults.push(`the tree holds ${held.length - known.size} pieces of content twice`);
  for (const page of pdf.pages) {
    const number = `page ${page.index + 1}`;
    for (const piece of page.pieces) {
      const what = piece.text.trim() ? quoted(piece.text) : "something painted";
      if (piece.artifact) {
        if (piece.inside.mark !== undefined) faults.push(`${number}: ${what} is an artifact within tagged content`);
      } else if (piece.mark === undefined) faults.push(`${number}: ${what} is neither in the tree nor an artifact`);
      else {
        const { inside, mark } = piece;
        const owned = pdf.tree.owners.get(page.parents)?.[mark];
        if (inside.mark !== undefined || inside.artifact) faults.push(`${number}: ${what} is marked within a mark`);
        if (!known.delete(`${page.index} ${mark}`)) faults.push(`${number}: ${what} is marked, but not in the tree`);
        if (!owned) faults.push(`${number}: ${what} has no entry in the ParentTree`);
      }
      if (piece.unnamed > 0) faults.push(`${number}: ${what} has letters that no table names`);
    }
    if (!page.pieces.some((piece) => piece.mark !== undefined && piece.paints > 0)) faults.push(`${number} is empty`);
  }
  return [...faults, ...[...known].map((key) => `the tree holds content ${key} (page, mark), which is not there`)];
}

/** Every link of the tree is one for clicking and the other way round, and says where it leads. */
function annotationFaults(found, pdf) {
  const faults = [];
  const places = new Map();
  for (const { role, own, kids } of found) {
    for (const { object } of kids) if (object) places.set(object, { role, own });
  }
  for (const link of found.filter(({ role }) => role === "Link")) {
    if (!link.kids.some((kid) => kid.object)) faults.push(`link ${quoted(textIn(link, pdf))} leads nowhere`);
  }
  for (const page of pdf.pages) {
    if (page.annotations.length > 0 && page.tabs !== "S") {
      faults.push(`page ${page.index + 1}: the order of tabs is not that of the tree`);
    }
    for (const { ref, type, contents, uri, inside, parent } of page.annotations) {
      const at = `page ${page.index + 1}: ${type} to ${uri ?? "a place within"}`;
      if (type !== "Link") faults.push(`${at}: is not a link`);
      else if (places.get(ref)?.role !== "Link") faults.push(`${at}: is not in a Link of the tree`);
      if (!contents?.trim()) faults.push(`${at}: has no description (Contents)`);
      if (!uri && !inside) faults.push(`${at}: leads nowhere`);
      if (!pdf.tree.owners.get(parent)?.[0]) faults.push(`${at}: has no entry in the ParentTree`);
    }
  }
  return faults;
}
