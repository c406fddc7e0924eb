/** The script of pages that have charts: each is complete without it, and can be read with it. */
import { toChart } from "./chart-data";
import { ChartView } from "./chart-view";
import { BOARD_EVENT, TILE_EVENT } from "./board";
import { localizePlot, Plot } from "./plots";
import { Renewal } from "./renewal";
import type { Figure } from "./tiles";
import { localizeTimes } from "./time";
import { readWords } from "./words";

/** A candle under way is told of by its source about as often. */
const CANDLES_MILLIS = 60_000;

const root = document.documentElement;
const words = readWords(document.body);
let plots: Plot[] = [];

for (const figure of document.querySelectorAll<HTMLElement>("figure.chart[data-chart]")) {
  const chart = toChart(figure.dataset.chart);
  if (chart !== undefined) {
    new ChartView(figure, chart, words);
  }
}

function mountPlots(): void {
  const figures = Array.from(document.querySelectorAll<HTMLElement>("[data-plot]"));
  figures.forEach((figure) => localizePlot(figure, root.lang));
  plots = figures.map((figure) => new Plot(figure, root.lang, words));
}

const candles = new Renewal(location.pathname + location.search, showCandles, {
  fetch: (path) => fetch(path, { cache: "no-cache" }),
  wait: (millis) => new Promise((done) => setTimeout(done, millis)),
  random: Math.random,
});

function showCandles(html: string): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  plots.forEach((plot) => plot.renewCandles(page));
  localizeTimes(document, root.lang);
}

/** Nobody looks at a page in the background; when it comes back, it is asked for at once. */
function renewCandles(): void {
  if (document.visibilityState === "visible" && plots.some((plot) => plot.hasCandles)) {
    void candles.renew();
  }
}

document.addEventListener(TILE_EVENT, (event) => {
  const { key, figure } = (event as CustomEvent<{ key: string; figure: Figure }>).detail;
  plots.forEach((plot) => plot.accept(key, figure));
});
document.addEventListener(BOARD_EVENT, mountPlots);
document.addEventListener("visibilitychange", renewCandles);
setInterval(renewCandles, CANDLES_MILLIS);
mountPlots();
