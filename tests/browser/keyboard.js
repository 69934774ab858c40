// A walk through a page with the Tab key.

/** Presses Tab until the page ends, and tells what is wrong with the places where it stops. */
export async function walk(page, most) {
  await page.evaluate(remember);
  const faults = [];
  let stops = 0;
  let before = -1;
  while (stops < most) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (!stop) break;
    stops += 1;
    for (const fault of stop.faults) faults.push(`${stop.name} ${fault}`);
    if (stop.order <= before) faults.push(`${stop.name} comes after what it stands before`);
    before = stop.order;
  }
  if (stops < most) faults.push(...(await page.evaluate(unreached)));
  return faults;
}

function remember() {
  window.__reached = new Set();
  window.__elements = [...document.querySelectorAll("*")];
}

/** Describes what has the focus: null when the walk has left the page. */
function look() {
  const element = document.activeElement;
  if (!element || element === document.body || window.__reached.has(element)) return null;
  window.__reached.add(element);
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
  if (ring) faults.push(...clipped(element, style));
  if (element.tabIndex > 0) faults.push("has a place of its own in the order");
  const text = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
  const name = `<${element.localName}> “${text.slice(0, 40)}”`;
  return { name, faults, order: window.__elements.indexOf(element) };

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
    .filter((element) => !window.__reached.has(element))
    .map((element) => `<${element.localName}> “${element.textContent.trim().slice(0, 40)}” was not reached`);
}
