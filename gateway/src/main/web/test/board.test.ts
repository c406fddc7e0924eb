import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Board } from "../src/board";
import { Renewal } from "../src/renewal";
import { wordsOf } from "./messages";
import { page } from "./pages";

const NOW = Date.parse("2026-11-23T09:10:05Z");
const FROM = NOW / 1000 - 86_400;

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOW }));
afterEach(() => mock.timers.reset());

function message(key: string, value: number | null, series = `${key}.value`, unit = "") {
  const at = new Date(NOW - 1000).toISOString();
  const figure = value === null ? { series, value, at: null, source: null } : { series, value, at, source: "binance" };
  return { key, at, data: { key, unit, figure: { ...figure, stale: false, staleAt: null }, change: null } };
}

const PARTS = `<span data-part="value">1</span> <span data-part="unit"></span>
  <span data-part="change" hidden><span data-part="arrow"></span><span data-part="percent"></span></span>
  <span data-part="level" data-level="" hidden></span><span data-part="note" hidden></span>
  <span data-part="origin"><time data-part="time" data-style="clock"></time><span data-part="source"></span></span>`;

function open(body: string, language = "en") {
  const document = page(body);
  Object.assign(globalThis, { CustomEvent: (window as unknown as { CustomEvent: unknown }).CustomEvent });
  const board = new Board(document, language, wordsOf(language));
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
  return { document, board, find, text: (selector: string) => find(selector).textContent };
}

function element(name: string, key: string, attributes = "", inside = PARTS): string {
  return `<${name} data-tile="${key}" data-state="fresh" data-at="${new Date(NOW - 5000).toISOString()}" data-fresh="15" ${attributes}>${inside}</${name}>`;
}

const GAUGE = element(
  "div",
  "mood",
  `data-gauge data-min="0" data-max="100" data-format="decimal" data-decimals="0"
   data-thresholds='[{"from":0,"level":"bad","label":"fear"},{"from":45,"level":"neutral","label":""},{"from":55,"level":"good","label":"greed"}]'`,
  `<svg><path data-part="needle" transform="rotate(0 100 100)"></path></svg>${PARTS}`,
);

test("turns the needle of a gauge and says what the value means", () => {
  const { board, find, text } = open(GAUGE);
  board.accept(message("mood", 60));
  assert.equal(find("[data-part=needle]").getAttribute("transform"), "rotate(108 100 100)");
  assert.equal(text("[data-part=value]"), "60");
  assert.equal(text("[data-part=level]"), "greed");
  assert.equal(find("[data-part=level]").dataset.level, "good");
  assert.ok(!find("[data-part=level]").hasAttribute("hidden"));
  board.accept(message("mood", 50));
  assert.ok(find("[data-part=level]").hasAttribute("hidden"), "a level without a label says nothing");
});

test("keeps a needle within its dial and takes away that of what is missing", () => {
  const { board, find } = open(GAUGE);
  board.accept(message("mood", 400));
  assert.equal(find("[data-part=needle]").getAttribute("transform"), "rotate(180 100 100)");
  board.accept(message("mood", null));
  assert.ok(find("[data-part=needle]").classList.contains("off"));
  board.accept(message("mood", -5));
  assert.ok(!find("[data-part=needle]").classList.contains("off"));
  assert.equal(find("[data-part=needle]").getAttribute("transform"), "rotate(0 100 100)");
});

test("writes a row of a table in its format and language, with its unit and source", () => {
  const row = element("tr", "cap", `data-format="compact" data-decimals=""`, `<td>${PARTS}</td>`);
  const body = `<table><tbody>${row}</tbody></table><ul><li data-source="binance" data-title="Binance"></li></ul>`;
  const { board, text, find } = open(body, "vi");
  board.accept(message("cap", 3_330_000_000_000, "cap.value", "USD"));
  assert.equal(text("tr [data-part=value]"), "3,33 nghìn tỷ");
  assert.equal(text("tr [data-part=unit]"), "USD");
  assert.equal(text("tr [data-part=source]"), "Binance");
  assert.equal(find("tr").dataset.state, "fresh");
  mock.timers.tick(16_000);
  board.tick();
  assert.equal(find("tr").dataset.state, "stale");
});

test("a percent sign is written with the number and not again as its unit", () => {
  const { board, text } = open(element("li", "share", `data-format="percent" data-decimals="1"`));
  board.accept(message("share", 56.12, "share.value", "%"));
  assert.equal(text("[data-part=value]"), "56.1%");
  assert.equal(text("[data-part=unit]"), "");
});

function doughnut(attributes: string): string {
  const part = (key: string, number: number, value: string) =>
    element("li", key, `data-part-of="${number}" data-value="${value}"`);
  return `<div data-doughnut ${attributes} data-format="percent" data-decimals="1">
    <svg><path data-slice="0"></path><path data-slice="1"></path><path data-slice="rest"></path></svg>
    <ul>${part("a", 0, "56.1")}${part("b", 1, "11.4")}<li data-rest><span data-part="rest">32.5%</span></li></ul></div>`;
}

function slices(document: Document): (string | null)[] {
  return Array.from(document.querySelectorAll("path"), (slice) => slice.getAttribute("stroke-dasharray"));
}

test("moves the slices of a doughnut and what is left to a hundred percent", () => {
  const { document, board, text } = open(doughnut("data-percent"));
  board.accept(message("a", 60));
  assert.deepEqual(slices(document), ["0 0 60 200", "0 60 11.4 200", "0 71.4 28.6 200"]);
  assert.equal(text("[data-part=rest]"), "28.6%");
});

test("knows nothing of the rest while a part is missing", () => {
  const { document, board, find } = open(doughnut("data-percent"));
  board.accept(message("b", null));
  assert.deepEqual(slices(document), ["0 0 56.1 200", "0 56.1 0 200", "0 56.1 0 200"]);
  assert.ok(find("[data-rest]").hasAttribute("hidden"));
});

test("shares the ring by the sum where the unit is no percent", () => {
  const { document, board, find } = open(doughnut(""));
  board.accept(message("a", 34.2));
  assert.deepEqual(slices(document), ["0 0 75 200", "0 75 25 200", "0 100 0 200"]);
  assert.ok(find("[data-rest]").hasAttribute("hidden"));
});

const SPARK = element(
  "li",
  "a",
  "",
  `${PARTS}<svg data-spark data-of="a.value" data-from="${FROM}" data-span="86400" data-points="0,10 3600,20"><path d=""></path></svg>`,
);

test("draws a sparkline on to the newest figure", () => {
  const { board, find } = open(SPARK);
  board.accept(message("a", 15));
  const path = find("[data-spark] path").getAttribute("d")!;
  assert.ok(path.startsWith("M0 26h0.01L4.2 2"), path);
  assert.ok(path.endsWith("M100 14h0.01"), `after a gap: ${path}`);
});

test("does not draw on with a series that stands in", () => {
  const { board, find, text } = open(SPARK);
  board.accept(message("a", 15, "other.value"));
  assert.equal(text("[data-part=value]"), "15.00");
  assert.equal(find("[data-spark] path").getAttribute("d"), "");
});

test("shows another board in its place and goes on with it", () => {
  const { document, board, text } = open(`<p id="kept"></p><div data-board="x">${element("p", "a")}</div>`);
  Object.assign(globalThis, { DOMParser: (window as unknown as { DOMParser: unknown }).DOMParser });
  let told = 0;
  document.addEventListener("bulletin:board", () => told++);
  board.replace(`<!doctype html><html><body><div data-board="x">${element("p", "b")}</div></body></html>`);
  assert.equal(document.querySelector('[data-tile="a"]'), null);
  board.accept(message("b", 7));
  assert.equal(text('[data-tile="b"] [data-part=value]'), "7.0000");
  assert.ok(document.querySelector("#kept"));
  assert.equal(told, 1);
});

test("is outdated by a change that came after it was made, once", () => {
  const { board } = open(`<div data-board="x" data-made="2026-11-23T09:10:00Z"></div>`);
  const change = (at: string) => ({ key: "definition", at, data: { revision: 2 } });
  assert.ok(!board.isOutdatedBy(change("2026-11-23T09:00:00Z")), "the room tells of what was before");
  assert.ok(board.isOutdatedBy(change("2026-11-23T09:09:58Z")), "clocks may differ");
  assert.ok(board.isOutdatedBy(change("2026-11-23T09:10:30Z")));
  assert.ok(!board.isOutdatedBy(change("2026-11-23T09:10:30Z")), "told again after a reconnect");
});

test("a page without a board is never outdated by a change", () => {
  const { board } = open(element("p", "a"));
  assert.ok(!board.isOutdatedBy({ key: "definition", at: "2026-11-23T09:10:30Z", data: {} }));
});

test("a page without a board leaves that which is there", () => {
  const { document, board } = open(`<div data-board="x">${element("p", "a")}</div>`);
  Object.assign(globalThis, { DOMParser: (window as unknown as { DOMParser: unknown }).DOMParser });
  board.replace("<!doctype html><html><body><p>away</p></body></html>");
  assert.ok(document.querySelector('[data-tile="a"]'));
});

function renewal(answers: (() => Promise<Response>)[]) {
  const shown: string[] = [];
  const waits: number[] = [];
  const world = {
    fetch: () => answers.shift()!(),
    wait: (millis: number) => Promise.resolve(void waits.push(millis)),
    random: () => 0.25,
  };
  return { shown, waits, renewal: new Renewal("/en/dashboards/x", (html) => shown.push(html), world) };
}

test("fetches a changed board a while later, not all readers at once", async () => {
  const { shown, waits, renewal: renews } = renewal([() => Promise.resolve(new Response("new"))]);
  await renews.renew();
  assert.deepEqual(shown, ["new"]);
  assert.deepEqual(waits, [500]);
});

test("fetches once more when it changes meanwhile, and survives what fails", async () => {
  let open: (answer: Response) => void = () => {};
  const held = new Promise<Response>((resolve) => (open = resolve));
  const { shown, renewal: renews } = renewal([
    () => held,
    () => Promise.reject(new Error("away")),
    () => Promise.resolve(new Response("gone", { status: 503 })),
  ]);
  const running = renews.renew();
  await renews.renew();
  await renews.renew();
  open(new Response("first"));
  await running;
  assert.deepEqual(shown, ["first"]);
  await renews.renew();
  assert.deepEqual(shown, ["first"]);
});
