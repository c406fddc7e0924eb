import assert from "node:assert/strict";
import { test } from "node:test";
import { altText, markdownImage } from "../src/studio/images";
import { lineRange } from "../src/studio/preview";
import { Tabs } from "../src/studio/tabs";
import { page } from "./pages";

test("finds the line that a problem is in", () => {
  assert.deepEqual(lineRange("one\ntwo\nthree", 2), { start: 4, end: 7 });
  assert.deepEqual(lineRange("one", 1), { start: 0, end: 3 });
});

test("stays in the text when it has fewer lines by now", () => {
  assert.deepEqual(lineRange("one\ntwo", 9), { start: 4, end: 7 });
  assert.deepEqual(lineRange("", 0), { start: 0, end: 0 });
});

test("calls an image as its file is called", () => {
  assert.equal(altText("river_view-2.final.png"), "river view 2.final");
});

test("writes an image whose description cannot end early", () => {
  assert.equal(markdownImage("a](b) [c\\", "/images/1.png"), "![a\\](b) \\[c\\\\](/images/1.png)");
});

function tabs(fault: string): Document {
  return page(`<form><div data-switch hidden><button role="tab" data-language="en"></button>
    <button role="tab" data-language="vi"></button></div>
    <section data-text="en"></section><section data-text="vi">${fault}</section></form>`);
}

function shown(document: Document): string[] {
  const sections = Array.from(document.querySelectorAll<HTMLElement>("[data-text]"));
  return sections.filter((section) => !section.hidden).map((section) => section.dataset.text ?? "");
}

test("shows one language, and the other when it is asked for", () => {
  const document = tabs("");
  new Tabs(document.querySelector("form")!).mount();
  assert.deepEqual(shown(document), ["en"]);
  document.querySelector<HTMLElement>("[data-language=vi]")!.click();
  assert.deepEqual(shown(document), ["vi"]);
});

test("begins with the language in which something is wrong", () => {
  const document = tabs(`<input aria-invalid="true">`);
  new Tabs(document.querySelector("form")!).mount();
  assert.deepEqual(shown(document), ["vi"]);
});
