// Checks that a click on a control reaches that control.

/**
 * In the browser: every link and button of which another thing takes the clicks. Each of its lines is
 * pressed in the middle and in both halves of its height.
 */
export function covered() {
  const usable = "a[href], button, input, select, textarea, summary";
  const open = [...document.querySelectorAll(usable)].filter(
    (element) =>
      !element.disabled &&
      element.type !== "hidden" &&
      element.checkVisibility({ visibilityProperty: true }) &&
      getComputedStyle(element).pointerEvents !== "none" &&
      !(element.closest(".hidden") || element.matches(".skip")),
  );
  const faults = new Map();
  const left = new Set(open);
  const boxes = new Map();
  const height = document.scrollingElement.scrollHeight;
  for (let top = 0; top < height && left.size > 0; top += innerHeight / 2) {
    scrollTo({ left: 0, top, behavior: "instant" });
    for (const element of left) if (isWhole(element)) press(element);
  }
  // These controls are in a scrollable box, or taller than the window.
  for (const element of left) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    press(element);
  }
  // Restores the scroll positions for later checks.
  for (const box of boxes.values()) box?.scrollTo({ left: 0, top: 0, behavior: "instant" });
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  return [...faults.values()].slice(0, 5);

  function rectsOf(element) {
    return [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  }

  /** Whether all of it is in the window, and in every box that scrolls. */
  function isWhole(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const box = boxOf(element.parentElement)?.getBoundingClientRect() ?? { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const within = left >= box.left && top >= box.top && right <= box.right && bottom <= box.bottom;
    return within && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  }

  /** The nearest box that hides what does not fit into it. */
  function boxOf(element) {
    if (!element || element === document.body) return null;
    if (!boxes.has(element)) {
      const { overflowX, overflowY } = getComputedStyle(element);
      boxes.set(element, overflowX !== "visible" || overflowY !== "visible" ? element : boxOf(element.parentElement));
    }
    return boxes.get(element);
  }

  function press(element) {
    left.delete(element);
    for (const { left: x, top: y, width, height } of rectsOf(element)) {
      // The marker of a city on a map is a circle, not a line of text.
      for (const part of element.namespaceURI === document.body.namespaceURI ? [0.5, 0.25, 0.75] : [0.5]) {
        const at = [x + width / 2, y + height * part];
        const over = document.elementFromPoint(...at);
        if (!over || isOf(element, over)) continue;
        const text = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
        const who = `<${element.localName}> “${text.slice(0, 40)}”`;
        const by = `<${over.localName} class="${over.getAttribute("class") ?? ""}">`;
        if (!faults.has(who)) faults.set(who, `${who} takes no click at ${part * 100} % of its height: ${by} lies over it`);
      }
    }
  }

  /** Whether a click on what lies there is one on the element. */
  function isOf(element, over) {
    return element.contains(over) || over.closest("label")?.control === element || element.closest("label") === over;
  }
}
