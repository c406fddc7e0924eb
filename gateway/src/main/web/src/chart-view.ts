/** A chart that can be read by pointer and by keyboard, drawn by the server as it is. */
import {
  type Chart,
  hasLegend,
  headingOf,
  isPlotted,
  nearest,
  type Reading,
  readings,
  step,
} from "./chart-data";
import { say, type Words } from "./words";

/** Keeps the tooltip off the pointer and inside the chart. */
const GAP = 12;
/** A tooltip that takes more of the width than this stands below the chart, which it would cover. */
const BESIDE = 0.6;

/** Where a place is, seen from the stage. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export class ChartView {
  private readonly page: Document;
  private readonly stage: HTMLElement;
  private readonly cross: HTMLElement;
  private readonly tip: HTMLElement;
  private readonly hidden = new Set<number>();
  private place: number | undefined;

  constructor(
    private readonly figure: HTMLElement,
    private readonly chart: Chart,
    private readonly words: Words,
  ) {
    this.page = figure.ownerDocument;
    this.stage = this.element("div", "chart-stage");
    this.cross = this.element("div", "chart-cross");
    this.tip = this.element("div", "chart-tip");
    this.wrap();
    this.listen();
    if (hasLegend(chart)) {
      this.stage.after(this.legend());
    }
  }

  private element(name: string, className: string): HTMLElement {
    const element = this.page.createElement(name);
    element.className = className;
    return element;
  }

  private wrap(): void {
    const pictures = Array.from(this.figure.querySelectorAll(":scope > svg"));
    pictures[0]?.before(this.stage);
    this.stage.append(...pictures, this.cross, this.tip);
    this.cross.hidden = true;
    this.tip.hidden = true;
  }

  private listen(): void {
    const title = this.figure.querySelector(".chart-title")?.textContent ?? "";
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "group");
    this.stage.setAttribute("aria-label", say(this.words, "chartKeys", { title }));
    this.tip.setAttribute("role", "status");
    this.stage.addEventListener("pointermove", (event) => this.point(event));
    this.stage.addEventListener("pointerdown", (event) => this.point(event));
    this.stage.addEventListener("pointerleave", () => this.leave());
    this.stage.addEventListener("keydown", (event) => this.press(event));
    this.stage.addEventListener("blur", () => this.leave());
  }

  private point(event: PointerEvent): void {
    const place = isPlotted(this.chart) ? this.placeAt(event.clientX) : this.partUnder(event.target);
    if (place === undefined) {
      this.leave();
    } else {
      this.show(place);
    }
  }

  private placeAt(x: number): number | undefined {
    const plot = this.visible(".chart-plot");
    return plot === undefined ? undefined : nearest(this.chart, (x - plot.left) / plot.width);
  }

  /** A gauge is one part, wherever it is pointed at. */
  private partUnder(target: EventTarget | null): number | undefined {
    if (this.chart.series.length === 1) {
      return 0;
    }
    const part = (target as Element | null)?.closest<SVGElement>("[data-series]");
    return part == null ? undefined : Number(part.getAttribute("data-series"));
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.leave();
      return;
    }
    const place = step(this.chart, this.place, event.key);
    if (place !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.show(place);
    }
  }

  private leave(): void {
    this.place = undefined;
    this.cross.hidden = true;
    this.tip.hidden = true;
    this.mark(undefined);
  }

  private show(place: number): void {
    const spot = isPlotted(this.chart) ? this.spotOfPoint(place) : this.spotOfPart(place);
    if (spot === undefined) {
      return;
    }
    this.place = place;
    const shown = readings(this.chart, place, this.hidden);
    this.cross.hidden = !isPlotted(this.chart);
    this.tip.hidden = false;
    this.cross.replaceChildren(...shown.flatMap((reading) => this.dot(reading)));
    this.tip.replaceChildren(...this.heading(place), this.list(shown));
    this.mark(place);
    this.put(spot);
  }

  private spotOfPoint(place: number): Spot | undefined {
    const plot = this.visible(".chart-plot");
    return plot && this.spot(plot, this.chart.at[place] ?? 0, 0);
  }

  /** The middle of a slice; a gauge has no parts of its own. */
  private spotOfPart(place: number): Spot | undefined {
    const part = this.visible(`[data-series="${place}"] path`) ?? this.visible("svg");
    return part && this.spot(part, 0.5, 0.5);
  }

  private spot(box: DOMRect, across: number, down: number): Spot {
    const stage = this.stage.getBoundingClientRect();
    return {
      x: box.left - stage.left + across * box.width,
      y: box.top - stage.top + down * box.height,
      height: box.height,
    };
  }

  /** The box of such an element in whichever picture is shown. */
  private visible(selector: string): DOMRect | undefined {
    return Array.from(this.stage.querySelectorAll(selector), (each) => each.getBoundingClientRect()).find(
      (box) => box.width > 0,
    );
  }

  /** Of a chart without an axis, the part that is read. */
  private mark(place: number | undefined): void {
    if (!isPlotted(this.chart)) {
      for (const part of this.stage.querySelectorAll("[data-series]")) {
        part.classList.toggle("chart-read", part.getAttribute("data-series") === String(place));
      }
    }
  }

  /** By the style object, which a strict content policy allows. */
  private put(spot: Spot): void {
    const stage = this.stage.getBoundingClientRect();
    this.cross.style.left = `${spot.x}px`;
    this.cross.style.top = `${spot.y}px`;
    this.cross.style.height = `${spot.height}px`;
    const width = this.tip.offsetWidth;
    const left = spot.x + GAP + width <= stage.width ? spot.x + GAP : spot.x - GAP - width;
    const isBeside = width < stage.width * BESIDE;
    this.tip.style.left = `${Math.max(0, Math.min(left, stage.width - width))}px`;
    this.tip.style.top = isBeside ? `${spot.y}px` : "100%";
  }

  private dot(reading: Reading): HTMLElement[] {
    if (reading.y === undefined || this.chart.type === "candlestick") {
      return [];
    }
    const dot = this.element("i", `chart-dot chart-c${reading.colour}`);
    dot.style.top = `${reading.y * 100}%`;
    return [dot];
  }

  private heading(place: number): HTMLElement[] {
    const heading = this.element("p", "chart-tip-x");
    heading.textContent = headingOf(this.chart, place);
    return heading.textContent === "" ? [] : [heading];
  }

  private list(shown: readonly Reading[]): HTMLElement {
    const list = this.element("dl", "chart-tip-values");
    for (const reading of shown) {
      const name = this.element("dt", `chart-c${reading.colour}`);
      name.textContent = reading.name;
      const value = this.element("dd", "");
      value.textContent = reading.value ?? say(this.words, "chartNone");
      list.append(name, value);
    }
    return list;
  }

  private legend(): HTMLElement {
    const legend = this.element("ul", "chart-legend");
    legend.setAttribute("aria-label", say(this.words, "chartLegend"));
    this.chart.series.forEach((series, index) => {
      const item = this.element("li", "");
      item.append(this.toggle(index, series.name, series.colour));
      legend.append(item);
    });
    return legend;
  }

  private toggle(index: number, label: string, colour: number): HTMLElement {
    const button = this.element("button", `chart-c${colour}`);
    button.setAttribute("type", "button");
    button.setAttribute("aria-pressed", "true");
    const text = this.element("span", "chart-legend-name");
    text.textContent = label;
    button.append(text);
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(this.turn(index)));
    });
    return button;
  }

  /** Shows or hides a series; tells whether it is shown now. */
  private turn(index: number): boolean {
    const shown = this.hidden.delete(index);
    if (!shown) {
      this.hidden.add(index);
    }
    for (const group of this.stage.querySelectorAll(`.chart-series[data-series="${index}"]`)) {
      group.classList.toggle("chart-off", !shown);
    }
    return shown;
  }
}
