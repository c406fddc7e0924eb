import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Tiles } from "../src/tiles";
import { page, tile, words } from "./pages";

const NOW = Date.parse("2026-11-23T09:10:05Z");

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOW }));
afterEach(() => mock.timers.reset());

function iso(secondsAgo: number): string {
  return new Date(Date.now() - secondsAgo * 1000).toISOString();
}

function message(figure: object, change: object | null, at = iso(1)) {
  return { key: "BTC-USDT", at, data: { key: "BTC-USDT", name: "Bitcoin", unit: "USDT", figure, change } };
}

function open(secondsAgo = 2) {
  const document = page(tile(iso(secondsAgo)));
  const tiles = new Tiles(document, "en", words);
  const element = document.querySelector<HTMLElement>("[data-tile]")!;
  const text = (name: string) => element.querySelector(`[data-part=${name}]`)!.textContent;
  const hidden = (name: string) => element.querySelector(`[data-part=${name}]`)!.hasAttribute("hidden");
  return { tiles, element, text, hidden };
}

test("shows a pushed figure with its change, and marks it for a moment", () => {
  const { tiles, element, text } = open();
  tiles.accept(message({ value: 95999.5, at: iso(1), source: "coingecko", stale: false }, { value: -0.62 }));
  assert.equal(text("value"), "95,999.50");
  assert.equal(text("arrow") + text("percent"), "▼−0.62%");
  assert.equal(text("source"), "coingecko");
  const value = element.querySelector<HTMLElement>("[data-part=value]")!;
  assert.ok(value.hasAttribute("data-changed"));
  mock.timers.tick(2000);
  assert.ok(!value.hasAttribute("data-changed"));
});

test("ignores what is older than what it shows", () => {
  const { tiles, text } = open();
  tiles.accept(message({ value: 1, at: iso(60), source: "binance", stale: false }, null, iso(60)));
  assert.equal(text("value"), "96,000.00");
});

test("lets a figure grow stale by itself, with its age", () => {
  const { tiles, element, text, hidden } = open(2);
  tiles.tick();
  assert.equal(element.dataset.state, "fresh");
  assert.ok(hidden("note"));
  mock.timers.tick(14_000);
  tiles.tick();
  assert.equal(element.dataset.state, "stale");
  assert.equal(text("note"), "stale, 16 s");
  mock.timers.tick(26 * 60_000);
  tiles.tick();
  assert.equal(text("note"), "stale, 26 min");
});

test("is fresh again when a figure comes", () => {
  const { tiles, element, hidden } = open(900);
  tiles.tick();
  assert.equal(element.dataset.state, "stale");
  tiles.accept(message({ value: 1, at: iso(1), source: "binance", stale: false }, null));
  assert.equal(element.dataset.state, "fresh");
  assert.ok(hidden("note"));
});

test("shows a figure as stale when the server says so, however young", () => {
  const { tiles, element, text } = open();
  tiles.accept(message({ value: 1, at: iso(1), source: "binance", stale: true }, null));
  assert.equal(element.dataset.state, "stale");
  assert.equal(text("note"), "stale, 15 s");
});

test("shows what is missing as a dash and nothing in its place", () => {
  const { tiles, element, text, hidden } = open();
  tiles.accept(message({ value: null, at: null, source: null, stale: false }, { value: 3 }));
  assert.equal(element.dataset.state, "missing");
  assert.equal(text("value"), "–");
  assert.equal(text("note"), "missing: no figure");
  assert.ok(hidden("change") && hidden("origin") && hidden("unit"));
});

test("gives a figure that was missing its time", () => {
  const { tiles, element, text } = open();
  const there = element.querySelector("time")!;
  const place = element.ownerDocument.createElement("span");
  place.dataset.part = "time";
  there.replaceWith(place);
  const at = iso(1);
  tiles.accept(message({ value: 1, at, source: "binance", stale: false }, null));
  assert.equal(element.querySelector("time")!.dateTime, at);
  assert.notEqual(text("time"), "");
});

test("a reader's fast clock does not make fresh figures stale", () => {
  const { tiles, element } = open(600);
  tiles.accept(message({ value: 2, at: iso(590), source: "binance", stale: false }, null, iso(590)));
  assert.equal(element.dataset.state, "fresh");
  mock.timers.tick(16_000);
  tiles.tick();
  assert.equal(element.dataset.state, "stale");
});
