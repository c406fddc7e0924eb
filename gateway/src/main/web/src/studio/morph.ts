/** Makes what is shown the same as what is wanted, and leaves alone what is the same already. */

const MARKED_MILLIS = 1_200;
const TEXT = 3;

/**
 * Changes an element in place, so that focus, selection and place on the screen stay. Children are
 * the same when they have one `data-key` and one name, or no key and the same place.
 */
export function morph(shown: Element, wanted: Element): void {
  copyAttributes(shown, wanted);
  if (hasText(wanted) || hasText(shown) || wanted.children.length === 0 || shown.children.length === 0) {
    replaceContent(shown, wanted);
    return;
  }
  const kept = new Map(Array.from(shown.children, (child, index) => [nameOf(child, index), child]));
  const children = Array.from(wanted.children, (child, index) => morphed(kept.get(nameOf(child, index)), child));
  arrange(shown, children);
}

/** Whether there is text beside its children, which then are replaced with it. */
function hasText(element: Element): boolean {
  return Array.from(element.childNodes).some((node) => node.nodeType === TEXT && (node.textContent ?? "").trim() !== "");
}

function nameOf(element: Element, index: number): string {
  return `${element.localName} ${element.getAttribute("data-key") ?? index}`;
}

function morphed(known: Element | undefined, wanted: Element): Element {
  if (known === undefined) {
    return wanted;
  }
  morph(known, wanted);
  return known;
}

/** Text between the elements is space. */
function arrange(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  Array.from(parent.children).filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  children.forEach((child, index) => {
    const there = parent.children[index];
    if (there !== child) {
      parent.insertBefore(child, there ?? null);
    }
  });
}

function replaceContent(shown: Element, wanted: Element): void {
  if (shown.innerHTML === wanted.innerHTML) {
    return;
  }
  shown.replaceChildren(...Array.from(wanted.childNodes));
  if (shown.classList.contains("number")) {
    mark(shown);
  }
}

/** A number that has just changed. */
function mark(number: Element): void {
  number.setAttribute("data-changed", "");
  setTimeout(() => number.removeAttribute("data-changed"), MARKED_MILLIS);
}

function copyAttributes(shown: Element, wanted: Element): void {
  for (const name of shown.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && name !== "data-changed") {
      shown.removeAttribute(name);
    }
  }
  for (const name of wanted.getAttributeNames()) {
    const value = wanted.getAttribute(name) ?? "";
    if (shown.getAttribute(name) !== value) {
      shown.setAttribute(name, value);
    }
  }
}
