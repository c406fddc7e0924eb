/** The charts of a dashboard: in the reader's zone, read by pointer and by keyboard, going on. */
import type { Chart } from "./chart-data";
import { ChartView } from "./chart-view";
import { type FigureFormat, formatFigure, formatOf, unitOfBytes } from "./format";
import { type Box, outline, type Point, type Scale, scaleAround, shareOf, tenth, toPoints, Trail } from "./points";
import type { Figure } from "./tiles";
import { setText } from "./time";
import type { Words } from "./words";

/** What is closer than this part of a chart cannot be told apart. */
const RESOLUTION = 400;

/** As the server reckons the room that the marks of an axis need. */
const LETTER = 7;
const BESIDE = 14;
const TO_TEXT = 8;

/** What changes of a chart of candles. */
const CANDLE_PARTS = ["svg.chart-wide", "svg.chart-narrow", ".keys", ".chart-data tbody", ".downloads"];

/** A series of a chart. */
interface Line {
  readonly key: string;
  readonly name: string;
  readonly series: string;
  readonly unit: string;
  readonly axis: number;
  readonly format: FigureFormat;
  readonly trail: Trail;
}

/** A chart as its view reads it, kept up to date. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class Plot {
  private readonly lines: readonly Line[];
  private from: number;
  private readonly span: number;
  private readonly axes: number;
  private readonly chart: Mutable<Chart>;

  constructor(
    private readonly figure: HTMLElement,
    private readonly language: string,
    private readonly words: Words,
  ) {
    this.from = Number(figure.dataset.from);
    this.span = Number(figure.dataset.span);
    this.axes = Number(figure.dataset.axes);
    this.lines = Array.from(figure.querySelectorAll<HTMLElement>("[data-line]"), (item) => this.line(item));
    this.chart = { type: "series", unit: "", x: [], at: [], series: [] };
    this.drawAll();
    this.makeReadable();
  }

  get hasCandles(): boolean {
    return candlesOf(this.figure) !== null;
  }

  private drawAll(): void {
    this.draw();
    const candles = candlesOf(this.figure);
    if (candles !== null) {
      this.readCandles(candles);
    }
  }

  private makeReadable(): void {
    if (this.chart.at.length > 0) {
      new ChartView(this.figure, this.chart, this.words);
    }
  }

  /**
   * Takes over the candles that the server shows by now, of which the last may have grown. Where it
   * shows none, those that are there stay. What is being read, and what is open, stays so.
   */
  renewCandles(page: ParentNode): void {
    const fresh = this.counterpartIn(page);
    if (fresh === null || !this.hasCandles || (candlesOf(fresh)?.dataset.candles ?? "") === "") {
      return;
    }
    this.figure.dataset.from = fresh.dataset.from ?? "";
    this.from = Number(fresh.dataset.from);
    if (this.chart.at.length === 0) {
      this.figure.replaceChildren(...copies(fresh, this.figure));
      this.drawAll();
      this.makeReadable();
      return;
    }
    for (const part of CANDLE_PARTS) {
      const shown = this.figure.querySelector(part);
      const next = fresh.querySelector(part);
      if (shown !== null && next !== null) {
        shown.replaceChildren(...copies(next, shown));
      }
    }
    this.drawAll();
  }

  /** The chart of the same panel. */
  private counterpartIn(page: ParentNode): HTMLElement | null {
    const panel = this.figure.closest("section")?.getAttribute("aria-labelledby") ?? "";
    const sections = Array.from(page.querySelectorAll("section[aria-labelledby]"));
    const same = sections.find((section) => section.getAttribute("aria-labelledby") === panel);
    return same?.querySelector<HTMLElement>("[data-plot]") ?? null;
  }

  private line(item: HTMLElement): Line {
    const { tile = "", of = "", axis = "0", points } = item.dataset;
    return {
      key: tile,
      name: item.querySelector(".part-name")?.textContent ?? "",
      series: of,
      unit: item.querySelector("[data-part=unit]")?.textContent ?? "",
      axis: Number(axis),
      format: formatOf(item),
      trail: new Trail(this.from, this.span, toPoints(points), this.span / RESOLUTION),
    };
  }

  /** Nothing is mixed: a series that stands in is not drawn on. */
  accept(key: string, { series, value, at }: Figure): void {
    const line = this.lines.find((each) => each.key === key && each.series === series);
    const known = this.lines.some(({ trail }) => trail.all.length > 0);
    if (known && line !== undefined && value !== undefined && at !== undefined) {
      if (line.trail.append(Date.parse(at), value)) {
        this.draw();
      }
    }
  }

  private draw(): void {
    const late = Math.max(0, ...this.lines.map(({ trail }) => trail.late));
    const shown = this.lines.map(({ trail }) => cut(trail.all, late));
    const scales = Array.from({ length: this.axes }, (_none, axis) => this.scale(axis, shown));
    for (const picture of this.figure.querySelectorAll("svg.chart-wide, svg.chart-narrow")) {
      this.drawPicture(picture, late, shown, scales);
    }
    this.read(late, shown, scales);
  }

  private scale(axis: number, shown: readonly Point[][]): Scale | undefined {
    const points = shown.filter((_points, index) => this.lines[index]?.axis === axis).flat();
    const isBytes = this.lines.find((line) => line.axis === axis)?.format.style === "bytes";
    return points.length === 0 ? undefined : scaleAround(points, isBytes ? unitOfBytes : undefined);
  }

  private drawPicture(
    picture: Element,
    late: number,
    shown: readonly Point[][],
    scales: readonly (Scale | undefined)[],
  ): void {
    const frame = picture.querySelector(".chart-plot");
    if (frame === null) {
      return;
    }
    const texts = scales.map((scale, axis) => this.axisTexts(axis, scale));
    const box = makeRoom(picture, frame, texts);
    this.lines.forEach((line, index) => {
      const scale = scales[line.axis];
      const path = picture.querySelector(`[data-series="${index}"] path`);
      if (scale !== undefined) {
        path?.setAttribute("d", outline(shown[index] ?? [], this.span, scale, box));
      }
    });
    this.markValues(picture, texts, box);
    this.markTimes(picture, late, box);
  }

  /** The marks that are there are moved; one too many is hidden, one too few is made. */
  private markValues(picture: Element, textsByAxis: readonly string[][], box: Box): void {
    const right = tenth(box.left + box.width);
    textsByAxis.forEach((texts, axis) => {
      const marks = Array.from(picture.querySelectorAll(`[data-part=grid] [data-axis="${axis}"]`));
      const first = marks[0];
      if (texts.length === 0 || first === undefined) {
        return;
      }
      while (marks.length < texts.length) {
        const mark = first.cloneNode(true) as Element;
        marks.at(-1)?.after(mark);
        marks.push(mark);
      }
      marks.forEach((mark, step) => {
        mark.toggleAttribute("hidden", step >= texts.length);
        const y = tenth(box.top + (1 - step / (texts.length - 1)) * box.height);
        mark.querySelector("path")?.setAttribute("d", `M${box.left} ${y}H${right}`);
        const text = mark.querySelector("text");
        text?.setAttribute("x", String(axis === 0 ? box.left - TO_TEXT : right + TO_TEXT));
        text?.setAttribute("y", String(y));
        text?.replaceChildren(texts[step] ?? "");
      });
    });
  }

  /** From the lowest mark on; none for an axis of which nothing is known. */
  private axisTexts(axis: number, scale: Scale | undefined): string[] {
    return scale === undefined
      ? []
      : Array.from({ length: scale.steps + 1 }, (_none, step) =>
          this.axisText(axis, scale.low + step * scale.step, scale.step),
        );
  }

  /** As many decimals as tell two lines apart; sizes that have a word keep their own. */
  private axisText(axis: number, value: number, step: number): string {
    const format = this.lines.find((line) => line.axis === axis)?.format ?? { style: "decimal" };
    const isShort = format.style === "compact" || format.style === "bytes";
    const decimals = isShort ? format.decimals : Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return formatFigure(this.language, this.words, { style: format.style, decimals }, Number(value.toPrecision(12)));
  }

  private markTimes(picture: Element, late: number, box: Box): void {
    for (const text of picture.querySelectorAll("[data-part=times] text")) {
      const second = Number(text.getAttribute("data-at"));
      const share = (second - this.from - late) / this.span;
      text.toggleAttribute("hidden", share < 0);
      text.setAttribute("x", String(tenth(box.left + share * box.width)));
      setText(text, this.timeText(second, this.span > 3 * 86_400));
    }
  }

  private timeText(second: number, isOfDays: boolean): string {
    const style: Intl.DateTimeFormatOptions = isOfDays
      ? { day: "numeric", month: "short" }
      : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return new Intl.DateTimeFormat(this.language, style).format(second * 1000);
  }

  /** Tells the view what is to be read where. */
  private read(late: number, shown: readonly Point[][], scales: readonly (Scale | undefined)[]): void {
    const times = [...new Set(shown.flat().map(({ at }) => at))].sort((one, other) => one - other);
    this.chart.x = times.map((at) => this.moment(this.from + late + at));
    this.chart.at = times.map((at) => at / this.span);
    this.chart.series = this.lines.map((line, index) => {
      const values = new Map(shown[index]?.map(({ at, value }) => [at, value]));
      const scale = scales[line.axis];
      const known = times.map((at) => values.get(at));
      return {
        name: line.name,
        values: known.map((value) => (value === undefined ? null : this.valueText(line, value))),
        y: known.map((value) => (value === undefined || scale === undefined ? null : shareOf(scale, value))),
        colour: (index % 4) + 1,
        note: "",
      };
    });
  }

  /** Candles go on by being asked for again. */
  private readCandles(item: HTMLElement): void {
    const rows = (item.dataset.candles ?? "")
      .split(" ")
      .map((row) => row.split(",").map(Number))
      .filter((row) => row.length === 5);
    const heads = Array.from(this.figure.querySelectorAll(".chart-data th[scope=col]"), (head) => head.textContent ?? "");
    const width = rows.length < 2 ? 0 : Math.min(...rows.slice(1).map((row, index) => row[0]! - rows[index]![0]!));
    const format = formatOf(item);
    this.chart.type = "candlestick";
    this.chart.unit = item.querySelector(".unit")?.textContent ?? "";
    this.chart.x = rows.map(([at = 0]) => this.moment(this.from + at));
    this.chart.at = rows.map(([at = 0]) => (at + width / 2) / this.span);
    this.chart.series = [1, 2, 3, 4].map((column) => ({
      name: heads[column] ?? "",
      values: rows.map((row) => formatFigure(this.language, this.words, format, row[column] ?? 0)),
      y: rows.map(() => null),
      colour: 1,
      note: "",
    }));
  }

  private moment(second: number): string {
    const style = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" } as const;
    return new Intl.DateTimeFormat(this.language, style).format(second * 1000);
  }

  private valueText(line: Line, value: number): string {
    return `${formatFigure(this.language, this.words, line.format, value)} ${line.unit}`.trim();
  }
}

/**
 * Where the points are, once there is room for the marks beside them. Room that was made is kept,
 * so that nothing moves to and fro as marks become shorter and longer again.
 */
function makeRoom(picture: Element, frame: Element, textsByAxis: readonly string[][]): Box {
  const side = (name: string) => Number(frame.getAttribute(name));
  const edge = side("x") + side("width");
  const whole = Number(picture.getAttribute("viewBox")?.split(" ")[2] ?? edge);
  const left = Math.max(side("x"), roomFor(textsByAxis[0]));
  const right = textsByAxis.length < 2 ? edge : Math.min(edge, whole - roomFor(textsByAxis[1]));
  frame.setAttribute("x", String(left));
  frame.setAttribute("width", String(right - left));
  return { left, top: side("y"), width: right - left, height: side("height") };
}

function roomFor(texts: readonly string[] = []): number {
  return Math.max(0, ...texts.map((text) => text.length)) * LETTER + BESIDE;
}

function cut(points: readonly Point[], late: number): Point[] {
  return points.filter(({ at }) => at >= late).map(({ at, value }) => ({ at: at - late, value }));
}

function candlesOf(figure: HTMLElement): HTMLElement | null {
  return figure.querySelector<HTMLElement>("[data-candles]");
}

/** What is in one element, for another one of another document. */
function copies(from: Element, to: Element): Node[] {
  return Array.from(from.childNodes, (node) => to.ownerDocument.importNode(node, true));
}

/** Says in which zone the times of a chart are, and puts those of candles into it too. */
export function localizePlot(figure: HTMLElement, language: string): void {
  const zone = figure.querySelector("[data-part=zone]");
  if (zone !== null) {
    setText(zone, new Intl.DateTimeFormat(language).resolvedOptions().timeZone);
  }
}
