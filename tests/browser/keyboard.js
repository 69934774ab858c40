// Moves through a page with the Tab key.

/** How many times the key is pressed before the page is asked what it saw. */
const ROW = 20;

/** Presses Tab until the page ends, and reports what is wrong with the places where it stops. */
export async function walk(page, most) {
  await page.evaluate(watch, most);
  let [before, seen] = [-1, { keys: 0, ended: false }];
  while (!seen.ended && seen.keys > before) {
    before = seen.keys;
    // The key presses arrive in the order in which they are sent.
    await Promise.all(Array.from({ length: ROW }, () => page.keyboard.press("Tab")));
    seen = await page.evaluate(() => window.__walk.seen());
  }
  const { stops, faults } = await page.evaluate(() => window.__walk.end());
  return stops < most ? [...faults, ...(await page.evaluate(unreached))] : faults;
}

/**
 * In the browser: looks at each stop when the next key is pressed, so that all has come about that
 * follows from the focus.
 */
function watch(most) {
  const elements = [...document.querySelectorAll("*")];
  const reached = new Set();
  const faults = [];
  let [keys, ended, before] = [0, false, -1];
  document.addEventListener("keydown", (event) => event.key === "Tab" && (keys += 1) > 1 && take(), true);
  window.__walk = {
    reached,
    seen: () => ({ keys, ended }),
    /** The last stop has no key behind it where the focus has left the page. */
    end() {
      take();
      ended = true;
      return { stops: reached.size, faults };
    },
  };

  /** Notes what has the focus, if that is new: where it is not, the walk has left the page. */
  function take() {
    const element = document.activeElement;
    ended ||= !element || element === document.body || reached.has(element) || reached.size >= most;
    if (ended) return;
    reached.add(element);
    const stop = look(element);
    faults.push(...stop.faults.map((fault) => `${stop.name} ${fault}`));
    if (stop.order <= before) faults.push(`${stop.name} comes after what it stands before`);
    before = stop.order;
  }

  /** Describes what has the focus. */
  function look(element) {
    const style = getComputedStyle(element);
    const faults = [];
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    if (!ring && style.boxShadow === "none") faults.push("does not show that it has the focus");
    const rects = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const seen = rects.some((rect) => {
      const { left, top, right, bottom } = rect;
      const points = [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2]];
      return points.some(([x, y]) => {
        const over = document.elementFromPoint(x, y);
        return over && (element.contains(over) || over.contains(element));
      });
    });
    if (!seen) faults.push("is hidden while it has the focus");
    if (ring) faults.push(...clipped(element, style), ...painted(element, style));
    if (element.tabIndex > 0) faults.push("has a place of its own in the order");
    const text = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
    const name = `<${element.localName}> “${text.slice(0, 40)}”`;
    return { name, faults, order: elements.indexOf(element) };
  }

  /** A ring on which something is painted that comes later: a positioned box with a ground. */
  function painted(element, style) {
    const reach = parseFloat(style.outlineWidth) / 2 + parseFloat(style.outlineOffset);
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [[x, top - reach], [x, bottom + reach], [left - reach, y], [right + reach, y]];
    const over = points
      .map((point) => document.elementFromPoint(...point))
      .find((over) => over && !over.contains(element) && !element.contains(over) && isAbove(over, element));
    return over ? [`has a ring under <${over.localName} class="${over.getAttribute("class") ?? ""}">`] : [];
  }

  function isAbove(over, element) {
    let [positioned, grounded] = [false, false];
    for (let box = over; box && !box.contains(element); box = box.parentElement) {
      const { position, backgroundColor, backgroundImage } = getComputedStyle(box);
      positioned ||= position !== "static";
      grounded ||= backgroundColor !== "rgba(0, 0, 0, 0)" || backgroundImage !== "none";
    }
    return positioned && grounded;
  }

  /** A ring that a box around it cuts off. */
  function clipped(element, style) {
    const reach = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    const ring = element.getBoundingClientRect();
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const slack = 1;
      const cutX = overflowX !== "visible" && (ring.left - reach < edge.left - slack || ring.right + reach > edge.right + slack);
      const cutY = overflowY !== "visible" && (ring.top - reach < edge.top - slack || ring.bottom + reach > edge.bottom + slack);
      if (cutX || cutY) return [`has a ring that <${box.localName} class="${box.className}"> cuts off`];
      if (position === "fixed") break;
    }
    return [];
  }
}

/** What can be seen and used, and was not reached. */
function unreached() {
  const usable = "a[href], button, input, select, textarea, summary, [tabindex]";
  return [...document.querySelectorAll(usable)]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !window.__walk.reached.has(element))
    .map((element) => `<${element.localName}> “${element.textContent.trim().slice(0, 40)}” was not reached`);
}
