/** Small documents with the parts that the server's templates have. */
import { parseHTML } from "linkedom";

export const words = {
  dash: "–",
  stale: "stale, {age}",
  missing: "missing: no figure",
  seconds: "{n} s",
  minutes: "{n} min",
  hours: "{n} h",
  days: "{n} d",
  reading: { by: "n", forms: { one: "{n} minute to read", other: "{n} minutes to read" } },
  new: "New",
  newReport: "New report: {title}",
};

export function page(body: string, path = "/en/reports"): Document {
  const { window, document, HTMLElement } = parseHTML(`<!doctype html><html lang="en"><body>${body}</body></html>`);
  Object.assign(globalThis, { HTMLElement });
  Object.defineProperty(document, "location", { value: new URL(path, "http://localhost") });
  Object.assign(globalThis, { window });
  return document;
}

export function tile(at: string): string {
  return `<li data-tile="BTC-USDT" data-state="fresh" data-at="${at}" data-fresh="15">
    <span data-part="value">96,000.00</span><span data-part="unit">USDT</span>
    <p data-part="change" data-direction="up"><span data-part="arrow">▲</span><span data-part="percent">+1.00%</span></p>
    <p data-part="note" hidden></p>
    <p data-part="origin"><time data-part="time" data-style="clock" datetime="${at}"></time><span data-part="source">binance</span></p>
  </li>`;
}

export function item(slug: string, publishedAt: string): string {
  return `<li data-report="${slug}" data-published="${publishedAt}"><h2><span data-part="badge" hidden>New</span>
    <a data-part="title" href="/en/reports/${slug}">${slug}</a></h2><p data-part="summary"></p>
    <time data-part="time" data-style="date" datetime="${publishedAt}"></time><span data-part="reading"></span>
    <span data-part="tags"></span></li>`;
}

export function list(items: string, attributes = "data-complete"): string {
  return `<ol data-reports ${attributes}>${items}</ol><p data-empty ${items === "" ? "" : "hidden"}>none</p>
    <p data-announcer></p><template data-report-item>${item("", "")}</template>`;
}
