// Lists the examples of the specifications that urbi rejects or renders differently, with reasons. `148-178` is a range.

const all = [
  {
    outcome: "raw-html",
    why: "HTML in Markdown is refused",
    examples: `cm: 21 31 148-178 180-182 184-191 201 344 475-477 491 494 524 536 613-617 623 626-631 642 643; gfm: 650 657`,
  },
  {
    outcome: "dead-link",
    why: "the link leads to a file that is not there, or nowhere",
    examples: `cm: 194 195 200 203 204 484-487 492 495 496 498 499 502-504 522 567`,
  },
  { outcome: "dead-fragment", why: "the page has no such heading", examples: `cm: 501; gfm: 510` },
  { outcome: "missing-image", why: "a picture is a file of the site", examples: `cm: 520` },
  { outcome: "dead-link missing-image", why: "both of these", examples: `cm: 517 531` },
  { outcome: "missing-alt", why: "a picture says what it shows", examples: `cm: 581` },
  {
    outcome: "invalid-address",
    why: "links have the schemes http, https, mailto and tel, and those of the site",
    examples: `cm: 500 596 598 599 601`,
  },
  {
    outcome: "differs",
    why: "an address in the text becomes a link, in CommonMark only one between < and >",
    examples: `cm: 518 519 602 606 608 611 612; gfm: 611 617 620`,
  },
  { outcome: "differs", why: "an address that begins with www. is one of https", examples: `gfm: 622-628` },
  {
    outcome: "differs",
    why: "the last part of a host has two letters or more; what is before an e-mail address is text",
    examples: `gfm: 632 633`,
  },
  { outcome: "differs", why: "addresses with xmpp: are text", examples: `gfm: 634 635` },
  { outcome: "differs", why: "a table without rows has an empty body", examples: `gfm: 205` },
  { outcome: "differs", why: "CommonMark 0.31 allows -- in a comment, and 0.29 did not", examples: `gfm: 649` },
];

/** What becomes of an example, by its name. Those that are not here are equal. */
export const outcomes = new Map(all.flatMap(({ outcome, examples }) => names(examples).map((name) => [name, outcome])));

function names(examples) {
  return examples.split("; ").flatMap((part) => {
    const [suite, numbers] = part.split(": ");
    return numbers.split(" ").flatMap((range) => {
      const [first, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => `${suite}-${first + at}`);
    });
  });
}
