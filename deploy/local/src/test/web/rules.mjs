/** The rules that every page keeps, as far as a browser can tell. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "./steps.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
/** Pixels of a finger, and of WCAG 2.2 for links of which the text decides how high they are. */
const FINGER = 44;
const LEAST = 24;
/** A fraction of a pixel is nobody's fault. */
const ROUNDING = 0.5;

/** A tool that knows the rules for accessible pages has nothing to say. */
export async function isAccessible(page, { coloursOnly = false } = {}) {
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(AXE);
  }
  const rules = coloursOnly ? { runOnly: { type: "rule", values: COLOUR_RULES } } : {};
  const { violations } = await page.evaluate((only) => axe.run({ resultTypes: ["violations"], ...only }), rules);
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3)}`);
  expect(violations.length === 0, said.join("; "));
}

/** Nobody has to scroll sideways. */
export async function fits(page) {
  const { shown, width, widest } = await page.evaluate(measure);
  expect(width <= shown, `at ${shown} pixels it is ${width} wide because of ${widest}`);
}

/** Runs in the page. */
function measure() {
  const right = (element) => element.getBoundingClientRect().right;
  const elements = Array.from(document.body.querySelectorAll("*")).sort((a, b) => right(b) - right(a));
  const { scrollWidth, clientWidth } = document.scrollingElement;
  return { shown: clientWidth, width: scrollWidth, widest: elements[0]?.outerHTML.slice(0, 200) };
}

/**
 * Whatever can be touched is large enough for a finger. Two kinds of links are smaller, as the line
 * of text decides how high they are: those within a sentence, of any height, and those that are a
 * line of a list, a table or a heading, of which the next is a line further.
 */
export async function fitsFingers(page) {
  const small = await page.evaluate(tooSmall, { finger: FINGER - ROUNDING, least: LEAST - ROUNDING });
  expect(small.length === 0, `too small to touch: ${small.slice(0, 8).join("; ")}`);
}

/** Runs in the page. */
function tooSmall({ finger, least }) {
  const CONTROLS = "button, input, select, textarea, summary, label, nav a, header a, footer a, .button, .more a";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isApart = (box) => box.width <= 1 || box.bottom < 0;
  const isInSentence = (element) =>
    getComputedStyle(element).display === "inline" &&
    Array.from(element.parentElement.childNodes).some(
      (node) => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.textContent),
    );
  /** What is touched for it: itself, or the words beside it. */
  const places = (element) => [element, ...(element.labels ?? [])].map((place) => place.getBoundingClientRect());
  const isLarge = (element, wanted) =>
    places(element).some((box) => box.width >= Math.min(wanted, 44) && box.height >= wanted);
  const wantedFor = (element) => (element.matches(CONTROLS) && !element.matches("nav[class*=contents] a") ? finger : least);
  return Array.from(document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary"))
    .filter((element) => isShown(element) && !places(element).every(isApart) && !isInSentence(element))
    .filter((element) => !isLarge(element, wantedFor(element)))
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 120)}`;
    });
}

/** By keyboard, one sees where one is, wherever that is. */
export async function showsFocus(page) {
  await page.keyboard.press("Tab");
  const unseen = await page.evaluate(withoutMark);
  expect(unseen.length === 0, `the focus is not seen on ${unseen.slice(0, 8).join("; ")}`);
}

/** Runs in the page, after a key that moves the focus. */
function withoutMark() {
  const isMarked = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const isSeen = (element) => isMarked(element) || isMarked(element.parentElement);
  const reached = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const found = Array.from(document.querySelectorAll(reached))
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    .filter((element) => {
      element.focus({ preventScroll: true });
      return document.activeElement === element && !isSeen(element);
    });
  document.activeElement?.blur();
  return found.map((element) => element.outerHTML.slice(0, 120));
}
