import assert from "node:assert/strict";
import { test } from "node:test";
import { Reports } from "../src/reports";
import { item, list, page, words } from "./pages";

const AT = "2026-11-23T09:10:05Z";

function summary(slug: string, publishedAt: string, title = slug, language = "en") {
  return { slug, language, title, summary: "s", tags: ["a", "b"], author: "x", readingMinutes: 6, publishedAt };
}

function change(slug: string, revision: number, status: string, summaries: object[]) {
  return { key: slug, at: AT, data: { slug, revision, status, summaries } };
}

function published(slug: string, publishedAt: string, revision = 1, title = slug) {
  return change(slug, revision, "published", [summary(slug, publishedAt, title), summary(slug, publishedAt, "vi", "vi")]);
}

function open(body: string, path?: string) {
  const document = page(body, path);
  const slugs = () =>
    Array.from(document.querySelectorAll<HTMLElement>("[data-reports] [data-report]"), (element) => element.dataset.report);
  return { document, reports: new Reports(document, "en", words), slugs };
}

const TWO = item("newer", "2026-11-22T00:00:00Z") + item("older", "2026-11-20T00:00:00Z");

test("puts a new report on top, once, and announces it", () => {
  const { document, reports, slugs } = open(list(TWO));
  reports.accept(published("brand-new", AT, 1, "<b>Brand & new</b>"));
  reports.accept(published("brand-new", AT, 1, "<b>Brand & new</b>"));
  assert.deepEqual(slugs(), ["brand-new", "newer", "older"]);
  const first = document.querySelector<HTMLElement>("[data-reports] [data-report]")!;
  const link = first.querySelector<HTMLAnchorElement>("[data-part=title]")!;
  assert.equal(link.textContent, "<b>Brand & new</b>");
  assert.equal(link.getAttribute("href"), "/en/reports/brand-new");
  assert.equal(first.querySelector("[data-part=reading]")!.textContent, "6 minutes to read");
  assert.equal(first.querySelector("[data-part=tags]")!.textContent, "a, b");
  assert.equal(first.querySelector("b"), null);
  assert.ok(!first.querySelector("[data-part=badge]")!.hasAttribute("hidden"));
  assert.equal(document.querySelector("[data-announcer]")!.textContent, "New report: <b>Brand & new</b>");
});

test("changes a report that is there in its place", () => {
  const { document, reports, slugs } = open(list(TWO));
  reports.accept(published("older", "2026-11-20T00:00:00Z", 2, "Better"));
  assert.deepEqual(slugs(), ["newer", "older"]);
  assert.equal(document.querySelector("[data-report=older] [data-part=title]")!.textContent, "Better");
  assert.equal(document.querySelector("[data-announcer]")!.textContent, "");
});

test("does not go back to an older revision that is told late", () => {
  const { document, reports } = open(list(TWO));
  reports.accept(published("older", "2026-11-20T00:00:00Z", 3, "Third"));
  reports.accept(published("older", "2026-11-20T00:00:00Z", 2, "Second"));
  assert.equal(document.querySelector("[data-report=older] [data-part=title]")!.textContent, "Third");
});

test("puts a report where its time belongs", () => {
  const { reports, slugs } = open(list(TWO));
  reports.accept(published("between", "2026-11-21T00:00:00Z"));
  reports.accept(published("oldest", "2026-11-01T00:00:00Z"));
  assert.deepEqual(slugs(), ["newer", "between", "older", "oldest"]);
});

test("leaves to the next page what belongs there", () => {
  const { reports, slugs } = open(list(TWO, ""));
  reports.accept(published("oldest", "2026-11-01T00:00:00Z"));
  assert.deepEqual(slugs(), ["newer", "older"]);
});

test("shows new reports on the first page only", () => {
  const { reports, slugs } = open(list(TWO), "/en/reports?after=x");
  reports.accept(published("brand-new", AT));
  assert.deepEqual(slugs(), ["newer", "older"]);
});

test("ignores a report that is not in the page's language", () => {
  const { reports, slugs } = open(list(TWO));
  reports.accept(change("nur", 1, "published", [summary("nur", AT, "x", "vi")]));
  assert.deepEqual(slugs(), ["newer", "older"]);
});

test("takes a withdrawn report away", () => {
  const { document, reports, slugs } = open(list(item("only", AT)));
  reports.accept(change("only", 2, "withdrawn", []));
  assert.deepEqual(slugs(), []);
  assert.ok(!document.querySelector("[data-empty]")!.hasAttribute("hidden"));
});

test("fills an empty list", () => {
  const { document, reports, slugs } = open(list(""));
  reports.accept(published("first", AT));
  assert.deepEqual(slugs(), ["first"]);
  assert.ok(document.querySelector("[data-empty]")!.hasAttribute("hidden"));
});

test("a message that is not understood changes nothing", () => {
  const { reports, slugs } = open(list(TWO));
  reports.accept({ key: "x", at: AT, data: null });
  reports.accept({ key: "x", at: AT, data: { slug: 5 } });
  reports.accept(change("newer", 2, "published", [{ language: "en", slug: "newer" }]));
  reports.accept({ key: "x", at: AT, data: { slug: "newer", revision: 2, status: "published" } });
  assert.deepEqual(slugs(), ["newer", "older"]);
});
