import assert from "node:assert/strict";
import { test } from "node:test";
import { type Chart, nearest, readings, step, toChart } from "../src/chart-data";
import { ChartView } from "../src/chart-view";
import { page } from "./pages";

const LINE: Chart = {
  type: "line",
  unit: "USDT",
  x: ["23/11", "24/11", "25/11"],
  at: [0, 0.4, 1],
  series: [
    { name: "Bitcoin", values: ["96.062,47", null, "97.000,00"], y: [0.5, null, 0.2], colour: 1, note: "" },
    { name: "<b>Ether</b>", values: ["3.177,25", "3.200,00", "3.300,00"], y: [0.9, 0.8, 0.7], colour: 2, note: "" },
  ],
};
const DOUGHNUT: Chart = {
  ...LINE,
  type: "doughnut",
  unit: "%",
  x: [""],
  at: [],
  series: [
    { name: "A", values: ["60"], y: [], colour: 1, note: "Share 60%" },
    { name: "B", values: ["40"], y: [], colour: 2, note: "Share 40%" },
  ],
};
const words = { chartKeys: "{title}. Keys.", chartLegend: "Show or hide", chartNone: "no value" };

function open(chart: Chart) {
  const document = page(`<figure class="chart"><svg class="chart-wide"><rect class="chart-plot"></rect>
      <g class="chart-series" data-series="0"><path></path></g>
      <g class="chart-series" data-series="1"><path></path><text>B</text></g></svg>
    <svg class="chart-narrow"><rect class="chart-plot"></rect><g class="chart-series" data-series="1"></g></svg>
    <figcaption><strong class="chart-title">Prices</strong></figcaption></figure>`);
  const figure = document.querySelector<HTMLElement>("figure")!;
  box(document.querySelector(".chart-wide .chart-plot")!, 0, 0);
  box(document.querySelector(".chart-narrow .chart-plot")!, 50, 200);
  new ChartView(figure, chart, words);
  const stage = document.querySelector<HTMLElement>(".chart-stage")!;
  box(stage, 10, 300);
  const tip = document.querySelector<HTMLElement>(".chart-tip")!;
  const press = (key: string) => {
    const event = happening("keydown", { key });
    stage.dispatchEvent(event);
    return event;
  };
  return { document, stage, tip, press };
}

/** An event of the test's document, which knows no others. */
function happening(name: string, about: object = {}): Event {
  const { Event: DocumentEvent } = window as unknown as { Event: typeof Event };
  return Object.assign(new DocumentEvent(name, { bubbles: true, cancelable: true }), about);
}

function box(element: Element, left: number, width: number): void {
  element.getBoundingClientRect = () => ({ left, width, top: 20, height: 100 }) as DOMRect;
}

function isHidden(element: Element): boolean {
  return element.hasAttribute("hidden");
}

test("reads what the server tells of a chart", () => {
  assert.deepEqual(toChart(JSON.stringify(LINE)), LINE);
});

test("leaves a chart alone that it does not understand", () => {
  const wrong = [undefined, "", "{", "null", "[]", JSON.stringify({ ...LINE, at: [0] }), JSON.stringify({ ...LINE, series: [{}] })];
  wrong.forEach((json) => assert.equal(toChart(json), undefined, json));
});

test("finds the place nearest to the pointer", () => {
  assert.equal(nearest(LINE, -5), 0);
  assert.equal(nearest(LINE, 0.21), 1);
  assert.equal(nearest(LINE, 0.71), 2);
});

test("keys lead from place to place and stop at the ends", () => {
  assert.equal(step(LINE, undefined, "ArrowRight"), 0);
  assert.equal(step(LINE, undefined, "ArrowLeft"), 2);
  assert.equal(step(LINE, 2, "ArrowRight"), 2);
  assert.equal(step(LINE, 0, "ArrowLeft"), 0);
  assert.equal(step(LINE, 1, "End"), 2);
  assert.equal(step(LINE, 1, "x"), undefined);
});

test("reads the series that are shown", () => {
  const shown = readings(LINE, 1, new Set([1]));
  assert.deepEqual(shown, [{ index: 0, name: "Bitcoin", value: undefined, y: undefined, colour: 1 }]);
});

test("is silent until it is asked, and says how", () => {
  const { stage, tip } = open(LINE);
  assert.ok(isHidden(tip));
  assert.equal(stage.getAttribute("aria-label"), "Prices. Keys.");
  assert.equal(stage.getAttribute("tabindex") ?? String(stage.tabIndex), "0");
});

test("shows all values of a place by keyboard, as text", () => {
  const { document, tip, press } = open(LINE);
  assert.ok(press("ArrowRight").defaultPrevented);
  assert.ok(!isHidden(tip));
  assert.equal(tip.querySelector(".chart-tip-x")!.textContent, "23/11");
  assert.deepEqual(
    Array.from(tip.querySelectorAll("dt, dd"), (each) => each.textContent),
    ["Bitcoin", "96.062,47 USDT", "<b>Ether</b>", "3.177,25 USDT"],
  );
  assert.equal(tip.querySelector("b"), null);
  assert.equal(document.querySelectorAll(".chart-dot").length, 2);
  press("ArrowRight");
  assert.equal(tip.querySelector("dd")!.textContent, "no value");
  assert.equal(document.querySelectorAll(".chart-dot").length, 1);
  assert.ok(!press("Tab").defaultPrevented);
  press("Escape");
  assert.ok(isHidden(tip));
});

test("follows the pointer over the picture that is shown", () => {
  const { document, stage, tip } = open(LINE);
  stage.dispatchEvent(happening("pointermove", { clientX: 50 + 0.45 * 200 }));
  assert.equal(tip.querySelector(".chart-tip-x")!.textContent, "24/11");
  const cross = document.querySelector<HTMLElement>(".chart-cross")!;
  assert.equal(cross.style.left, `${50 - 10 + 0.4 * 200}px`);
  stage.dispatchEvent(happening("pointerleave"));
  assert.ok(isHidden(tip) && isHidden(cross));
});

test("hides and shows a series in both pictures and in the readings", () => {
  const { document, tip, press } = open(LINE);
  const ether = document.querySelectorAll<HTMLElement>(".chart-legend button")[1]!;
  ether.click();
  assert.equal(ether.getAttribute("aria-pressed"), "false");
  assert.equal(document.querySelectorAll(".chart-off").length, 2);
  press("ArrowRight");
  assert.equal(tip.querySelectorAll("dt").length, 1);
  ether.click();
  assert.equal(ether.getAttribute("aria-pressed"), "true");
  assert.equal(document.querySelectorAll(".chart-off").length, 0);
});

test("slices are read one after the other by keyboard, and marked", () => {
  const { document, tip, press } = open(DOUGHNUT);
  const cross = document.querySelector(".chart-cross")!;
  slice(document, 0);
  slice(document, 1);
  assert.equal(document.querySelector(".chart-legend"), null);
  press("ArrowRight");
  assert.deepEqual(told(tip), ["Share 60%", "A", "60 %"]);
  assert.ok(isHidden(cross));
  press("End");
  assert.deepEqual(told(tip), ["Share 40%", "B", "40 %"]);
  assert.deepEqual(read(document), ["1", "1"]);
  press("Escape");
  assert.ok(isHidden(tip));
  assert.deepEqual(read(document), []);
});

test("a slice is read where the pointer is on it or on its name, and nothing beside it", () => {
  const { document, stage, tip } = open(DOUGHNUT);
  slice(document, 1);
  pointAt(document.querySelector('[data-series="1"] text')!);
  assert.deepEqual(told(tip), ["Share 40%", "B", "40 %"]);
  pointAt(stage);
  assert.ok(isHidden(tip));
});

test("a gauge is read wherever it is pointed at, with the name of its band", () => {
  const gauge = { ...DOUGHNUT, type: "gauge", unit: "", series: [{ ...DOUGHNUT.series[0]!, name: "Mood", note: "Greed" }] };
  const { document, tip, press } = open(gauge);
  box(document.querySelector("svg")!, 0, 200);
  pointAt(document.querySelector("svg")!);
  assert.deepEqual(told(tip), ["Greed", "Mood", "60"]);
  press("Escape");
  press("ArrowLeft");
  assert.deepEqual(told(tip), ["Greed", "Mood", "60"]);
});

function slice(document: Document, index: number): void {
  box(document.querySelector(`[data-series="${index}"] path`)!, 20, 80);
}

function pointAt(element: Element): void {
  element.dispatchEvent(happening("pointermove"));
}

function told(tip: HTMLElement): (string | null)[] {
  return Array.from(tip.querySelectorAll("p, dt, dd"), (each) => each.textContent);
}

function read(document: Document): (string | null)[] {
  return Array.from(document.querySelectorAll(".chart-read"), (each) => each.getAttribute("data-series"));
}

test("a tooltip that is as wide as the chart stands below it", () => {
  const { tip, press } = open(LINE);
  Object.defineProperty(tip, "offsetWidth", { value: 100, configurable: true });
  press("Home");
  assert.equal(tip.style.top, "0px");
  Object.defineProperty(tip, "offsetWidth", { value: 250 });
  press("Home");
  assert.equal(tip.style.top, "100%");
});

test("a single series has no legend", () => {
  const { document } = open({ ...LINE, series: LINE.series.slice(0, 1) });
  assert.equal(document.querySelector(".chart-legend"), null);
});
