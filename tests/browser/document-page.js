// Reads the content of a page that its PDF must also contain. `look` runs in the browser.

/** What is for the screen only: ways through the page, marks for clicking, closed calls, accounts. A flyer has no sources. */
export const LEFT_OUT = [
  "nav", "script", "style", "template", "svg", "[hidden]", ".hidden", "[aria-hidden=true]",
  ".anchor", ".footnote-back", ".screen", ".layout-flyer .sources", ".layout-flyer .source-line",
].join(", ");

/** The title, the summary and the text of a page, and what is marked up in them. */
export function look(leftOut) {
  const main = document.querySelector("main");
  const out = (element) => element.closest(leftOut) !== null;
  const inline = (element) => /^(inline|contents)/.test(getComputedStyle(element).display);
  const textOf = (node, also = () => false) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(leftOut) || also(node)) return "";
    if (node.localName === "br") return " ";
    const text = [...node.childNodes].map((child) => textOf(child, also)).join("");
    return inline(node) ? text : `\n${text}\n`;
  };
  const notes = (element) => element.matches(".footnotes");
  const said = ["header.title .kicker", "header.title h1", "header.title .lede", ".figure.lead", ".prose", ".sources"].join(", ");
  const parts = [...main.querySelectorAll(said)].filter((part) => !out(part));
  const those = (what, within = parts) => {
    const found = within.flatMap((part) => [...(part.matches(what) ? [part] : []), ...part.querySelectorAll(what)]);
    return found.filter((element) => !out(element));
  };
  const apart = (element) => element.closest(".footnotes") !== null;
  // A fact sheet contains only the part of its page that fits on one sheet.
  const whole = main.querySelector("article[class*=layout-]") !== null;
  return {
    whole,
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    address: document.querySelector("link[rel=canonical]")?.href,
    title: textOf(main.querySelector("h1")),
    text: parts.map((part) => textOf(part, notes)).join("\n"),
    everything: textOf(document.body),
    notes: those(".footnotes li").map((note) => textOf(note)),
    headings: those("h2, h3, h4, h5, h6")
      .filter((heading) => !apart(heading) && !heading.closest(".sources"))
      .map((heading) => ({ level: Number(heading.localName[1]) - 1, text: textOf(heading) })),
    languages: those("[lang]", whole ? parts : [main])
      .map((element) => ({ language: element.lang, text: textOf(element) })),
    pictures: those("img").filter((picture) => picture.alt !== "").map((picture) => picture.alt),
    links: those("a[href]")
      .filter((link) => !link.matches("[role=doc-noteref]") && !link.getAttribute("href").startsWith("#"))
      .map((link) => link.getAttribute("href")),
    items: those("li, dt").filter((item) => !apart(item)).length,
    tables: those("table").length,
    // The PDF can show facts as a table.
    facts: those("dl.facts").length,
    factItems: those("dl.facts dt").length,
  };
}
