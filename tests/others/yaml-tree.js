// Builds the values of a text of the YAML test suite from its events.

/** Reads the events of one document: scalars as they are written, maps as `{map: [[key, value], …]}`. */
export function valueOf(tree) {
  const anchors = new Map();
  const open = [{ items: [] }];
  const put = (value, anchor) => {
    if (anchor) anchors.set(anchor, value);
    open.at(-1).items.push(value);
  };
  for (const event of tree.split("\n").map((line) => line.trimStart())) {
    const anchor = /^[+=]\w+ (?:(?:\[\]|\{\}) )?&(\S+)/.exec(event)?.[1];
    if (/^\+(SEQ|MAP)/.test(event)) open.push({ items: [], map: event.startsWith("+MAP"), anchor });
    else if (/^-(SEQ|MAP)/.test(event)) {
      const { items, map, anchor } = open.pop();
      put(map ? { map: pairs(items) } : items, anchor);
    } else if (event.startsWith("=ALI")) put(anchors.get(event.slice("=ALI *".length)));
    else if (event.startsWith("=VAL")) put(scalar(event), anchor);
  }
  return open[0].items[0] ?? null;
}

function pairs(items) {
  return items.flatMap((key, at) => (at % 2 ? [] : [[key ?? "", items[at + 1]]]));
}

function scalar(event) {
  const [, tag, style, text] = /^=VAL(?: &\S+)?( <\S+>)? ([:'"|>])([\s\S]*)$/.exec(event);
  const isNull = style === ":" && !tag && /^(~|null|Null|NULL|)$/.test(text);
  const signs = { n: "\n", t: "\t", r: "\r", b: "\b", "\\": "\\" };
  return isNull ? null : text.replace(/\\(.)/g, (_, sign) => signs[sign] ?? sign);
}
