/** The script of pages that have charts: each is complete without it, and can be read with it. */
import { toChart } from "./chart-data";
import { ChartView } from "./chart-view";
import { readWords } from "./words";

const words = readWords(document.documentElement);

for (const figure of document.querySelectorAll<HTMLElement>("figure.chart[data-chart]")) {
  const chart = toChart(figure.dataset.chart);
  if (chart !== undefined) {
    new ChartView(figure, chart, words);
  }
}
