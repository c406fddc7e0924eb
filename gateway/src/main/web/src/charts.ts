/** The script of pages that have charts: each is complete without it, and can be read with it. */
import { toChart } from "./chart-data";
import { ChartView } from "./chart-view";
import { BOARD_EVENT, TILE_EVENT } from "./board";
import { localizePlot, Plot } from "./plots";
import type { Figure } from "./tiles";
import { readWords } from "./words";

const root = document.documentElement;
const words = readWords(root);
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

document.addEventListener(TILE_EVENT, (event) => {
  const { key, figure } = (event as CustomEvent<{ key: string; figure: Figure }>).detail;
  plots.forEach((plot) => plot.accept(key, figure));
});
document.addEventListener(BOARD_EVENT, mountPlots);
mountPlots();
