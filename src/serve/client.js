// The browser part of `urbi serve`: updates the page after each change, and shows errors. The published site does not
// contain it.
//
// An update replaces only the parts of the page that differ. So the scroll position, open parts and the focus stay. A
// page with scripts of its own is also reloaded a moment later, because their state is unknown.
(() => {
  "use strict";
  const own = document.currentScript;
  const OWN = "/_urbi/";
  let tag = own.dataset.urbi;
  // The page before its scripts run. New versions are compared with it.
  let before = withoutOwn(document.documentElement.cloneNode(true));

  function withoutOwn(root) {
    for (const script of root.querySelectorAll("script[data-urbi]")) script.remove();
    return root;
  }

  /* Following */

  const QUIET = 400;
  let due = 0;
  let asked = false;
  let busy = false;

  /** Looks whether this page is still the newest, and what is wrong. One at a time. */
  async function look() {
    asked = true;
    if (busy) return;
    busy = true;
    try {
      while (asked) {
        asked = false;
        await ask();
      }
    } catch {
      // The server stopped. The connection is retried.
    }
    busy = false;
  }

  async function ask() {
    const page = encodeURIComponent(decodeURI(location.pathname));
    const response = await fetch(`${OWN}panel.json?page=${page}&tag=${tag}`, { cache: "no-store" });
    const next = await response.json();
    if (next.tag !== tag || next.status !== Number(own.dataset.status)) await follow(next);
    report(next);
  }

  async function follow({ tag: next, status, html }) {
    if (!next || html === null) return anew();
    clearTimeout(due);
    const after = new DOMParser().parseFromString(html, "text/html").documentElement;
    withoutOwn(after);
    try {
      attributes(document.documentElement, before, after);
      await part("head", after);
      await part("body", after);
    } catch {
      return anew();
    }
    // The scripts belong to the old page. A reload runs them again when changes stop.
    if (runs(before) || runs(after)) due = setTimeout(anew, QUIET);
    before = after;
    tag = next;
    own.dataset.status = status;
    document.dispatchEvent(new CustomEvent("urbi:changed"));
  }

  const runs = (root) => root.querySelector("script:not([type$=json])") !== null;

  async function part(name, after) {
    const waits = [];
    const is = (element) => element.localName === name;
    const [live, old, next] = [document.documentElement, before, after].map((root) => [...root.children].find(is));
    patch(live, old, next, waits);
    await Promise.all(waits);
  }

  /** Makes of an element what changed between two versions of it, and leaves the rest alone. */
  function patch(live, old, next, waits) {
    const [now, was, will] = [live, old, next].map((element) =>
      [...element.childNodes].filter((node) => !(node.dataset && "urbi" in node.dataset)),
    );
    if (now.length !== was.length) throw new Error("the page was changed by others");
    let start = 0;
    while (start < was.length && start < will.length && was[start].isEqualNode(will[start])) start += 1;
    let [end, ending] = [was.length, will.length];
    while (end > start && ending > start && was[end - 1].isEqualNode(will[ending - 1])) {
      end -= 1;
      ending -= 1;
    }
    const [a, b, c] = [now.slice(start, end), was.slice(start, end), will.slice(start, ending)];
    if (b.length === c.length && b.every((node, i) => alike(node, c[i]) && alike(node, a[i]))) {
      c.forEach((node, i) => one(a[i], b[i], node, waits));
      return;
    }
    const place = now[end] ?? (live === document.body ? own : null);
    for (const node of a) node.remove();
    for (const node of c) live.insertBefore(document.importNode(node, true), place?.parentNode === live ? place : null);
  }

  const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName;

  function one(live, old, next, waits) {
    if (old.isEqualNode(next)) return;
    if (next.nodeType !== Node.ELEMENT_NODE) live.data = next.data;
    else if (next.matches("link[rel~=stylesheet]")) waits.push(restyle(live, next));
    else if (["NOSCRIPT", "TEMPLATE"].includes(next.nodeName)) live.replaceWith(document.importNode(next, true));
    else {
      attributes(live, old, next);
      patch(live, old, next, waits);
    }
  }

  function attributes(live, old, next) {
    for (const { name } of old.attributes) if (!next.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) live.setAttribute(name, value);
  }

  /** Puts one style sheet in the place of another, without a moment that has none. */
  function restyle(live, next) {
    const link = document.importNode(next, true);
    return new Promise((done) => {
      const over = () => {
        live.remove();
        done();
      };
      link.addEventListener("load", over);
      link.addEventListener("error", over);
      setTimeout(over, 2000);
      live.after(link);
    });
  }

  /* Loading anew, as if nothing had happened */

  const KEPT = "urbi.kept";

  function anew() {
    const open = [...document.querySelectorAll("details")].map((details) => details.open);
    const active = document.activeElement;
    const focus = active && active !== document.body ? [...document.querySelectorAll("*")].indexOf(active) : -1;
    const kept = { path: location.pathname, x: scrollX, y: scrollY, open, focus, name: active?.localName };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    location.reload();
    return new Promise(() => {});
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (!kept || kept.path !== location.pathname) return;
    const details = [...document.querySelectorAll("details")];
    if (details.length === kept.open.length) details.forEach((one, i) => (one.open = kept.open[i]));
    const focus = kept.focus < 0 ? null : document.querySelectorAll("*")[kept.focus];
    if (focus?.localName === kept.name) focus.focus({ preventScroll: true });
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  }

  /* Hearing of changes. A page that nobody sees hears nothing: browsers keep few connections. */

  let events = null;

  function listen() {
    events?.close();
    events = null;
    if (document.hidden) return;
    events = new EventSource(`${OWN}events`);
    events.addEventListener("message", look);
  }

  /* The bar and the panel */

  const BAR = "2.5rem";
  const host = document.createElement("urbi-bar");
  const root = host.attachShadow({ mode: "open" });
  const store = {
    get: (key) => localStorage.getItem(`urbi.${key}`),
    set: (key, value) => localStorage.setItem(`urbi.${key}`, value),
  };
  let panel = null;
  let shown = null; // the problems that the panel was opened or closed for
  let open = false;
  let drawn = "";

  const el = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  // A separate style sheet, which is not part of the comparison of page versions.
  const marks = new CSSStyleSheet();
  document.adoptedStyleSheets.push(marks);

  /** Marks links to what readers do not see yet, where lists have them. */
  function mark(unpublished) {
    const rules = unpublished.map(({ url, badge }) => {
      const content = JSON.stringify(` ${badge} `).replaceAll("<", "\\3c ");
      return `main a[href=${JSON.stringify(url)}]::after { content: ${content} }`;
    });
    const look = "margin-inline-start: .5em; padding: .1em .5em; border-radius: 1em; font: 700 .75rem/1.4 system-ui, sans-serif; background: #ffd24d; color: #1a1a1a; white-space: nowrap";
    const all = unpublished.map(({ url }) => `main a[href=${JSON.stringify(url)}]::after`);
    marks.replaceSync([...rules, all.length > 0 ? `${all.join()} { ${look} }` : ""].join("\n"));
  }

  function report(next) {
    mark(next.unpublished);
    const key = JSON.stringify([next.problems, next.counts, next.page, next.is_behind]);
    panel = next;
    if (key === drawn) return;
    drawn = key;
    const errors = next.problems.filter((problem) => problem.severity === "error");
    const about = JSON.stringify(errors.map(({ code, message, file }) => [code, message, file]));
    // Errors open the panel once. After it is closed, only other errors open it again.
    if (errors.length === 0) open = open && next.problems.length > 0 && shown === "asked";
    else if (about !== shown) open = location.pathname !== OWN;
    if (shown !== "asked" || errors.length > 0) shown = about;
    draw();
  }

  function draw() {
    const at = root.activeElement?.id;
    const small = store.get("bar") === "small";
    const { words, counts } = panel;
    const tone = counts.errors > 0 ? "error" : counts.warnings > 0 ? "warning" : "fine";
    frame.className = [tone, small && "small", alone() && "alone"].filter(Boolean).join(" ");
    frame.lang = panel.ui_language;
    if (alert.textContent !== sentence()) alert.textContent = sentence();
    list.replaceChildren(...(open ? [drawPanel(words)] : []));
    bar.setAttribute("aria-label", words.bar);
    bar.replaceChildren(...drawBar(words, small));
    if (at) root.getElementById(at)?.focus({ preventScroll: true });
    // Adds space below the page, so that the bar covers no content.
    Object.assign(document.documentElement.style, { paddingBlockEnd: BAR, scrollPaddingBlockEnd: BAR });
  }

  /** There is no page, not even an old one. */
  const alone = () => Number(own.dataset.status) >= 500;

  /** What is said aloud: how many errors there are, and the first of them. */
  function sentence() {
    const first = panel.problems[0];
    return first?.severity === "error" ? `${panel.words.summary}: ${first.message}` : "";
  }

  function drawBar(words, small) {
    const { page, problems } = panel;
    const toggle = el(
      "button",
      { id: "problems", type: "button", class: "state", "aria-expanded": String(open), "aria-controls": "list", click: togglePanel, disabled: problems.length === 0 },
      el("span", { class: "dot", "aria-hidden": "true" }),
      words.summary,
    );
    const size = el(
      "button",
      { id: "size", type: "button", class: "size", "aria-label": small ? words.show : words.hide, "aria-expanded": String(!small), click: resize },
      small ? "‹" : "›",
    );
    if (small) return [toggle, size];
    return [
      toggle,
      page.badge ? el("b", { class: "badge" }, page.badge) : null,
      el(
        "p",
        { class: "source" },
        el("span", { class: "hidden" }, `${words.source} `),
        ...(page.sources.length > 0 ? page.sources.map((source, i) => place(source, `source-${i}`)) : [page.what ?? ""]),
      ),
      page.translations.length > 1
        ? el("ul", { class: "versions", "aria-label": words.translations }, ...page.translations.map(version))
        : null,
      el("a", { id: "overview", class: "overview", href: OWN }, words.overview),
      size,
    ].filter(Boolean);
  }

  function version({ tag, label, state, words, url, badge, truth }) {
    const title = `${label}: ${[words, badge].filter(Boolean).join(", ")}`;
    const mark = state === "missing" ? "missing" : badge ? "draft" : truth ? `${state} ${truth}` : state;
    const inner = url && state === "there" ? el("a", { href: url, hreflang: tag }, tag) : el("span", {}, tag);
    inner.title = title;
    inner.append(el("span", { class: "hidden" }, ` (${title})`));
    if (state === "here") inner.setAttribute("aria-current", "page");
    return el("li", { class: mark }, inner);
  }

  /** A place in a source: opens it in the editor, or copies it. */
  function place({ file, line, column, open: address }, id) {
    const name = line > 1 || column > 1 ? `${file}:${line}` : file;
    const label = panel.words.open.replace("{place}", name);
    if (address) return el("a", { id, class: "place", href: address, title: label }, name);
    const copy = async (event) => {
      const button = event.currentTarget;
      await navigator.clipboard.writeText(`${file}:${line}${column ? `:${column}` : ""}`);
      button.textContent = panel.words.copied;
      setTimeout(() => (button.textContent = name), 1200);
    };
    return el("button", { id, type: "button", class: "place", click: copy }, name);
  }

  function drawPanel(words) {
    return el(
      "section",
      { class: "panel", "aria-label": words.problems, tabindex: "-1" },
      el(
        "header",
        {},
        el("h2", {}, words.summary),
        panel.is_behind && !alone() ? el("p", {}, words.behind) : null,
        el("button", { id: "close", type: "button", "aria-label": words.close, click: closePanel }, "×"),
      ),
      el("ol", { id: "problem-list", tabindex: "0", role: "list", "aria-label": words.problems }, ...panel.problems.map(problem)),
    );
  }

  function problem({ severity, word, code, message, hint, label, file, line, column, open: address, excerpt, related }, i) {
    return el(
      "li",
      { class: severity },
      el("p", { class: "message" }, el("b", {}, word), " ", ...codes(message), " ", el("span", { class: "code" }, code)),
      file ? place({ file, line, column, open: address }, `place-${i}`) : null,
      excerpt.length > 0 ? drawExcerpt(excerpt, label) : null,
      ...related.map((other) => el("p", { class: "related" }, `${other.file}:${other.line} `, ...codes(other.message))),
      hint ? el("p", { class: "hint" }, el("b", {}, panel.words.hint), " ", ...codes(hint)) : null,
    );
  }

  function drawExcerpt(lines, label) {
    const marked = lines.find((line) => line.marked !== "");
    const drawn = lines.map((line) =>
      el(
        "span",
        { class: line === marked ? "line marked" : "line" },
        el("span", { class: "number", "aria-hidden": "true" }, String(line.number)),
        el("span", { class: "text", dir: "auto" }, line.before, line.marked ? el("mark", {}, line.marked) : "", line.after, line === marked && label ? el("em", {}, label) : ""),
      ),
    );
    return el("pre", {}, ...drawn);
  }

  /** Names and values stand in backticks. */
  const codes = (text) => text.split("`").map((piece, i) => (i % 2 === 1 ? el("code", {}, piece) : piece));

  function togglePanel() {
    open = !open;
    if (open && panel.counts.errors === 0) shown = "asked";
    draw();
    if (open) root.querySelector("ol")?.focus();
  }

  function closePanel() {
    open = false;
    draw();
    root.getElementById("problems")?.focus({ preventScroll: true });
  }

  function resize() {
    store.set("bar", store.get("bar") === "small" ? "full" : "small");
    draw();
  }

  const alert = el("p", { class: "hidden", role: "alert" });
  const list = el("div", { id: "list" });
  const bar = el("div", { id: "bar", role: "region" });
  const frame = el("div", { id: "frame" }, alert, list, bar);
  root.append(el("link", { rel: "stylesheet", href: `${OWN}client.css` }), frame);
  document.documentElement.append(host);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && !event.defaultPrevented) closePanel();
  });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", restore);
  else restore();
  // The first event contains the current state.
  listen();
})();
