import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { Plot } from "../src/plots";
import { outline, scaleAround, toPoints, Trail } from "../src/points";
import { wordsOf } from "./messages";
import { page } from "./pages";

const FROM = Date.parse("2026-11-23T08:00:00Z") / 1000;

test("reads points and leaves out what is none", () => {
  assert.deepEqual(toPoints("0,1 60,2.5 x,3 90"), [
    { at: 0, value: 1 },
    { at: 60, value: 2.5 },
  ]);
  assert.deepEqual(toPoints(undefined), []);
});

/** The server is held to the same scales. */
const scales: [number, number, number, number, number, number][] = [
  [0, 100, 1, 0, 50, 2],
  [95210, 97990, 1, 95000, 1000, 3],
  [0.21, 0.34, 1, 0.2, 0.05, 3],
  [-3, 3, 1, -4, 2, 4],
  [41, 41, 1, 41, 0.5, 1],
  [0, 0, 1, 0, 1, 1],
  [3000, 9000, 1024, 2048, 2048, 4],
];
for (const [lowest, highest, unit, low, step, steps] of scales) {
  test(`chooses round values around ${lowest} and ${highest}`, () => {
    const scale = scaleAround([{ at: 0, value: lowest }, { at: 1, value: highest }], () => unit);
    assert.ok(Math.abs(scale.low - low) < 1e-9 && Math.abs(scale.step - step) < 1e-9, JSON.stringify(scale));
    assert.equal(scale.steps, steps);
  });
}

test("leaves a gap where a series was silent", () => {
  const minutes = [0, 1, 2, 3, 50, 51].map((minute) => ({ at: minute * 60, value: minute }));
  assert.equal(
    outline(minutes, 3600, { low: 0, step: 50, steps: 2 }, { left: 0, top: 0, width: 60, height: 100 }),
    "M0 100h0.01L1 99L2 98L3 97M50 50h0.01L51 49",
  );
});

test("a trail takes what is newer, and what is too close to the last in its place", () => {
  const trail = new Trail(FROM, 3600, toPoints("0,1 3590,2 3595,3"), 10);
  assert.ok(!trail.append((FROM + 3595) * 1000, 9));
  assert.ok(trail.append((FROM + 3598) * 1000, 4));
  assert.deepEqual(trail.all.map(({ value }) => value), [1, 2, 4]);
});

test("a trail moves on with the time", () => {
  const trail = new Trail(FROM, 3600, toPoints("0,1 600,2"), 10);
  trail.append((FROM + 3900) * 1000, 3);
  assert.equal(trail.late, 300);
  assert.deepEqual(trail.shown(), [
    { at: 300, value: 2 },
    { at: 3600, value: 3 },
  ]);
});

function open() {
  const mark = (text: string) =>
    `<g data-axis="0"><path d="M50 10H350"></path><text x="40" y="10">${text}</text></g>`;
  const document = page(`<figure data-plot data-from="${FROM}" data-span="3600" data-axes="1">
    <figcaption><span data-part="zone">UTC</span></figcaption>
    <ul><li data-tile="BTC" data-line="0" data-axis="0" data-of="BTC.price" data-points="0,100 1800,140" data-format="price" data-decimals="">
      <span class="part-name">Bitcoin</span><span data-part="unit">USDT</span></li></ul>
    <svg class="chart-wide" viewBox="0 0 360 130"><rect class="chart-plot" x="50" y="10" width="300" height="100"></rect>
      <g data-part="grid">${mark("100")}${mark("120")}${mark("140")}</g>
      <g data-part="times"><text data-at="${FROM + 600}" x="100">08:10</text><text data-at="${FROM + 3000}" x="300">08:50</text></g>
      <g class="chart-series" data-series="0"><path d=""></path></g></svg></figure>`);
  const plot = new Plot(document.querySelector("figure")!, "en", wordsOf("en"));
  const path = () => document.querySelector(".chart-series path")!.getAttribute("d");
  const labels = () =>
    Array.from(document.querySelectorAll("[data-part=grid] g"))
      .filter((each) => !each.hasAttribute("hidden"))
      .map((each) => each.querySelector("text")!.textContent);
  const left = () => Number(document.querySelector(".chart-plot")!.getAttribute("x"));
  return { document, plot, path, labels, left };
}

function figure(value: number, second: number, series = "BTC.price") {
  return { series, value, at: new Date((FROM + second) * 1000).toISOString(), source: "x", stale: false, staleAt: undefined };
}

test("draws what the page came with", () => {
  const { path, labels } = open();
  assert.equal(path(), "M50 110h0.01M200 10h0.01".replace("M200 10h0.01", "L200 10"));
  assert.deepEqual(labels(), ["100", "110", "120", "130", "140"]);
});

test("goes on with a figure, and widens its axis for it", () => {
  const { plot, path, labels } = open();
  plot.accept("BTC", figure(240, 3000));
  assert.deepEqual(labels(), ["100", "150", "200", "250"]);
  assert.ok(path()!.endsWith("L300 16.7"), path()!);
});

/** The longest mark ends 8 before the plot, and its letters are about 7 wide. */
test("makes room for marks that become longer, and keeps it when they become shorter", () => {
  const { document, plot, path, labels, left } = open();
  assert.equal(left(), 50);
  plot.accept("BTC", figure(1_000_000, 3000));
  assert.equal(labels().at(-1), "1,000,000");
  assert.ok(left() - 8 >= "1,000,000".length * 7, `the plot begins at ${left()}`);
  const mark = document.querySelector("[data-part=grid] g")!;
  assert.equal(mark.querySelector("text")!.getAttribute("x"), String(left() - 8));
  assert.ok(mark.querySelector("path")!.getAttribute("d")!.startsWith(`M${left()} 110H350`));
  assert.ok(path()!.startsWith(`M${left()} `), path()!);
  const room = left();
  plot.accept("BTC", figure(121, 11_000));
  assert.ok(labels().at(-1)!.length < 6, labels().at(-1));
  assert.equal(left(), room);
});

test("makes room on the right for a second axis", () => {
  const axis = (number: number, x: number) =>
    `<g data-axis="${number}"><text x="${x}" y="10">0</text></g><g data-axis="${number}"><text x="${x}" y="90">0</text></g>`;
  const line = (number: number, points: string) =>
    `<li data-tile="t${number}" data-line="${number}" data-axis="${number}" data-of="s${number}" data-points="${points}" data-format="price" data-decimals=""></li>`;
  const document = page(`<figure data-plot data-from="${FROM}" data-span="3600" data-axes="2">
    <ul>${line(0, "0,1 1800,4")}${line(1, "0,96123.45 1800,96123.5")}</ul>
    <svg class="chart-wide" viewBox="0 0 400 130"><rect class="chart-plot" x="30" y="10" width="350" height="100"></rect>
      <g data-part="grid">${axis(0, 22)}${axis(1, 388)}</g>
      <g data-series="0"><path></path></g><g data-series="1"><path></path></g></svg></figure>`);
  new Plot(document.querySelector("figure")!, "en", wordsOf("en"));
  const text = document.querySelector("[data-axis='1'] text")!;
  assert.equal(text.textContent, "96,123.44");
  assert.ok(Number(text.getAttribute("x")) + text.textContent!.length * 7 <= 400, text.getAttribute("x")!);
});

test("does not go on with a series that stands in, nor with what is older", () => {
  const { plot, path } = open();
  const before = path();
  plot.accept("BTC", figure(240, 3000, "BTC-USD.price"));
  plot.accept("BTC", figure(240, 1700));
  plot.accept("ETH", figure(240, 3000));
  assert.equal(path(), before);
});

test("the times move to the left as it goes on, and leave", () => {
  const { document, plot } = open();
  plot.accept("BTC", figure(120, 4500));
  const [gone, moved] = Array.from(document.querySelectorAll("[data-part=times] text"));
  assert.ok(gone!.hasAttribute("hidden"));
  assert.equal(moved!.getAttribute("x"), "225");
});

const CANDLE = { open: 100, high: 120, low: 90 };

/** As the server draws it, of hours that begin at such seconds and close so. */
function candlePage(from: number, closes: Readonly<Record<number, number>>) {
  const hours = Object.entries(closes);
  const data = hours.map(([at, close]) => `${at},${CANDLE.open},${CANDLE.high},${CANDLE.low},${close}`).join(" ");
  const sticks = hours.map(([at]) => `<g class="chart-up" data-at="${at}"></g>`).join("");
  const rows = hours.map(([at, close]) => `<tr><th>${at}</th><td>${close}</td></tr>`).join("");
  const drawn = hours.length === 0 ? `<p class="empty">none</p>` : `<svg class="chart-wide" viewBox="0 0 360 130">
      <rect class="chart-plot" x="50" y="10" width="300" height="100"></rect><g data-part="times"></g>${sticks}</svg>
    <details class="chart-data"><table><thead><tr><th scope="col">Time</th><th scope="col">Open</th><th scope="col">High</th>
      <th scope="col">Low</th><th scope="col">Close</th></tr></thead><tbody>${rows}</tbody></table></details>`;
  return `<section aria-labelledby="panel-other"><figure data-plot><ul></ul></figure></section>
    <section aria-labelledby="panel-candles"><figure data-plot data-from="${from}" data-span="7200" data-axes="1">
    <ul class="keys"><li data-candles="${data}" data-format="price" data-decimals=""><span class="unit">USDT</span>${hours.length}</li></ul>
    ${drawn}</figure></section>`;
}

function openCandles(closes: Readonly<Record<number, number>>) {
  const document = page(candlePage(FROM, closes));
  const figure = document.querySelector<HTMLElement>("section:last-of-type figure")!;
  const plot = new Plot(figure, "en", wordsOf("en"));
  const renew = (from: number, now: Readonly<Record<number, number>>) => plot.renewCandles(parse(candlePage(from, now)));
  return { document, figure, plot, renew };
}

function parse(html: string): ParentNode {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return document;
}

function readLast(figure: HTMLElement): string[] {
  const stage = figure.querySelector<HTMLElement>(".chart-stage")!;
  const box = () => ({ left: 0, width: 300, top: 0, height: 100 }) as DOMRect;
  figure.querySelector(".chart-plot")!.getBoundingClientRect = box;
  stage.getBoundingClientRect = box;
  const { Event: DocumentEvent } = window as unknown as { Event: typeof Event };
  stage.dispatchEvent(Object.assign(new DocumentEvent("keydown", { bubbles: true, cancelable: true }), { key: "End" }));
  return Array.from(figure.querySelectorAll(".chart-tip dd"), (value) => value.textContent ?? "");
}

test("the candle under way grows, and the next one comes", () => {
  const { figure, renew } = openCandles({ 0: 101, 3600: 102 });
  const stage = figure.querySelector(".chart-stage");
  assert.equal(readLast(figure).at(-1), "102.00 USDT");
  renew(FROM, { 0: 101, 3600: 105.5 });
  assert.equal(readLast(figure).at(-1), "105.50 USDT");
  renew(FROM + 3600, { 0: 105.5, 3600: 107 });
  assert.equal(readLast(figure).at(-1), "107.00 USDT");
  assert.equal(figure.querySelectorAll(".chart-up").length, 2);
  assert.equal(figure.querySelector("tbody")!.textContent, "0105.53600107");
  assert.equal(figure.querySelector(".chart-stage"), stage, "what is being read stays");
});

test("candles that could not be read in time leave those that are there", () => {
  const { figure, renew } = openCandles({ 0: 101, 3600: 102 });
  renew(FROM + 60, {});
  assert.equal(readLast(figure).at(-1), "102.00 USDT");
});

test("candles appear where none were known, and can be read", () => {
  const { figure, renew } = openCandles({});
  renew(FROM, { 0: 101, 3600: 102 });
  assert.equal(figure.querySelector(".empty"), null);
  assert.equal(readLast(figure).at(-1), "102.00 USDT");
});

test("can be read by keyboard, also what has come meanwhile", () => {
  const { document, plot } = open();
  plot.accept("BTC", figure(240.5, 3000));
  const stage = document.querySelector<HTMLElement>(".chart-stage")!;
  document.querySelector(".chart-plot")!.getBoundingClientRect = () => ({ left: 0, width: 300, top: 0, height: 100 }) as DOMRect;
  stage.getBoundingClientRect = () => ({ left: 0, width: 300, top: 0, height: 100 }) as DOMRect;
  const { Event: DocumentEvent } = window as unknown as { Event: typeof Event };
  stage.dispatchEvent(Object.assign(new DocumentEvent("keydown", { bubbles: true, cancelable: true }), { key: "End" }));
  assert.equal(document.querySelector(".chart-tip dd")!.textContent, "240.50 USDT");
});
