import assert from "node:assert/strict";
import { test } from "node:test";
import { Contents, headingAt } from "../src/contents";
import { page } from "./pages";

function open(tops: number[]) {
  const document = page(`<nav class="languages"><a href="/vi/reports/x">vi</a></nav>
    <nav data-contents><ol><a href="#one">One</a><a href="#hai-s%E1%BB%91">Two</a><a href="#three">Three</a></ol>
    <a data-elsewhere href="/vi/reports/x">vi</a></nav><a data-elsewhere href="/vi/reports/x">vi</a>
    <h2 id="one">1</h2><h2 id="hai-số">2</h2><h3 id="three">3</h3>`);
  document.querySelectorAll("a").forEach((link) => withHash(link));
  const contents = new Contents(document, () => 1000);
  document.querySelectorAll("h2, h3").forEach((heading, i) => {
    heading.getBoundingClientRect = () => ({ top: tops[i] }) as DOMRect;
  });
  const current = () => Array.from(document.querySelectorAll("[aria-current]"), (link) => link.textContent);
  const switches = () => Array.from(document.querySelectorAll("a[href^='/']"), (link) => link.getAttribute("href"));
  return { document, contents, current, switches, tops };
}

/** The test's document knows no parts of addresses. */
function withHash(link: HTMLAnchorElement): void {
  Object.defineProperty(link, "hash", {
    get: () => (link.getAttribute("href") ?? "").replace(/^[^#]*/, ""),
    set: (hash: string) => link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/#.*$/, "") + hash),
  });
}

test("the last heading above the line is read", () => {
  assert.equal(headingAt([400, 900], 300), -1);
  assert.equal(headingAt([-500, 300, 301], 300), 1);
  assert.equal(headingAt([-500, -400, -300], 300), 2);
});

test("marks the heading that is read, one at a time", () => {
  const { contents, current, tops } = open([100, 600, 900]);
  contents.follow();
  assert.deepEqual(current(), ["One"]);
  tops.splice(0, 3, -500, 0, 299);
  contents.follow();
  assert.deepEqual(current(), ["Three"]);
  tops.splice(0, 3, 500, 1000, 1300);
  contents.follow();
  assert.deepEqual(current(), []);
});

test("the language switch beside the contents leads to the heading that is read", () => {
  const { contents, switches, tops } = open([-300, 100, 900]);
  contents.follow();
  assert.deepEqual(switches(), ["/vi/reports/x", "/vi/reports/x#part:2", "/vi/reports/x#part:2"]);
  tops.splice(0, 3, 500, 1000, 1300);
  contents.follow();
  assert.deepEqual(switches(), ["/vi/reports/x", "/vi/reports/x", "/vi/reports/x"]);
});

test("arrives at the heading of the same place", () => {
  const { contents } = open([0, 0, 0]);
  assert.equal(contents.arriveAt("#part:2")?.id, "hai-số");
  for (const hash of ["", "#one", "#part:0", "#part:4", "#part:x", "#part:99999"]) {
    assert.equal(contents.arriveAt(hash), undefined, hash);
  }
});

test("a page without contents, or with a heading missing, is left alone", () => {
  assert.ok(!new Contents(page("<h2>x</h2>"), () => 1000).isWhole);
  const { document } = open([0, 0, 0]);
  document.querySelector("h3")!.remove();
  assert.ok(!new Contents(document, () => 1000).isWhole);
});
