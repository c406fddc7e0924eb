import assert from "node:assert/strict";
import { test } from "node:test";
import { WritingForm } from "../src/studio/form";
import { LineNumbers } from "../src/studio/lines";
import { LivePreview } from "../src/studio/preview";
import type { Server } from "../src/studio/server";
import { page } from "./pages";

const WORDS = { line: "Line {n}: {reason}", previewKept: "as it was", previewing: "updating", previewAway: "away" };

function open(yaml: string) {
  const document = page(`<section data-definition="machine"><div class="write">
    <div class="problems" hidden><ol data-part="list"></ol></div>
    <pre data-part="numbers" hidden></pre><textarea data-part="body">${yaml}</textarea></div>
    <div class="preview" data-preview hidden><span data-part="state"></span><div data-part="shown-body"></div></div></section>`);
  const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
  return { section: find("section"), text: find<HTMLTextAreaElement>("textarea"), find };
}

function type(text: HTMLTextAreaElement, value: string): void {
  text.value = value;
  const { Event: DocumentEvent } = window as unknown as { Event: typeof Event };
  text.dispatchEvent(new DocumentEvent("input", { bubbles: true }));
}

test("numbers the lines, and goes on as they are typed", () => {
  const { section, text, find } = open("one\ntwo");
  LineNumbers.of(section);
  assert.ok(!find("pre").hidden);
  assert.equal(find("pre").textContent, "1\n2\n");
  type(text, "one\ntwo\nthree");
  assert.equal(find("pre").textContent, "1\n2\n3\n");
});

test("marks the lines that are wrong, until they are right", () => {
  const { section, text, find } = open("one\ntwo\nthree");
  const lines = LineNumbers.of(section)!;
  lines.mark([2]);
  assert.equal(find("pre .wrong").textContent, "2\n");
  assert.equal(text.getAttribute("aria-invalid"), "true");
  lines.mark([]);
  assert.equal(find("pre .wrong"), null);
  assert.ok(!text.hasAttribute("aria-invalid"));
  assert.equal(find("pre").textContent, "1\n2\n3\n");
});

/** Answers what it is given, and remembers what it was asked. */
function previewOf(section: HTMLElement, answers: object[]) {
  const asked: string[] = [];
  const server = {
    post: (path: string, body: string) => {
      asked.push(`${path} ${body}`);
      return Promise.resolve(answers.shift());
    },
  };
  const told: (readonly number[])[] = [];
  const subject = { path: "/check", question: (valueOf: (part: string) => string) => ({ yaml: valueOf("body") }) };
  const preview = new LivePreview(section, server as unknown as Server, WORDS, subject, (lines) => told.push(lines));
  return { preview, asked, told };
}

test("shows a sound definition, and keeps that while the next has problems", async () => {
  const { section, text, find } = open("sound");
  const { preview, asked, told } = previewOf(section, [
    { html: "<p>board</p>", problems: [] },
    { html: "", problems: [{ line: 2, reason: "no such kind" }] },
  ]);
  assert.equal(await preview.check(), true);
  assert.ok(find(".problems").hidden);
  text.value = "sound\nwrong";
  assert.equal(await preview.check(), false);
  assert.deepEqual(asked, ['/check {"yaml":"sound"}', '/check {"yaml":"sound\\nwrong"}']);
  assert.deepEqual(told, [[], [2]]);
  assert.equal(find("[data-part=shown-body]").textContent, "board");
  assert.equal(find("[data-part=state]").textContent, "as it was");
  assert.ok(!find(".problems").hidden);
  assert.equal(find(".problems button").textContent, "Line 2: no such kind");
});

test("calls nothing sound that could not be checked", async () => {
  const { section, find } = open("sound");
  const server = { post: () => Promise.reject(new Error("gone")) } as unknown as Server;
  const preview = new LivePreview(section, server, WORDS, { path: "/check", question: () => ({}) });
  assert.equal(await preview.check(), false);
  assert.equal(find("[data-part=state]").textContent, "away");
});

test("tells the drafts of dashboards apart from those of reports", () => {
  const forms = page(`<form data-slug="outlook"></form><form data-kind="dashboards/" data-slug="outlook"></form>`);
  const names = Array.from(forms.querySelectorAll("form"), (each) => new WritingForm(each).draftName);
  assert.deepEqual(names, ["outlook", "dashboards/outlook"]);
});

test("only what was saved before is saved in place, not what came with Bulletin and what is new", () => {
  const forms = page(`<form data-slug="machine"><input name="revision" value="3"></form>
    <form data-slug="system"><input name="revision" value="0"></form><form data-slug=""><input name="revision" value="0"></form>`);
  const saved = Array.from(forms.querySelectorAll("form"), (each) => new WritingForm(each).isSaved);
  assert.deepEqual(saved, [true, false, false]);
});
