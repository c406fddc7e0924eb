/** What the server tells of a chart, checked before it is used, and how it is read. */
import { isObject } from "./rooms";

export interface Series {
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** From 0, the top of the plot, to 1. */
  readonly y: readonly (number | null)[];
  readonly colour: number;
  /** What is to be said of its only value besides; may be empty. */
  readonly note: string;
}

export interface Chart {
  readonly type: string;
  readonly unit: string;
  readonly x: readonly string[];
  /** From 0, the left of the plot, to 1. */
  readonly at: readonly number[];
  readonly series: readonly Series[];
}

/** A value of a series at one place. */
export interface Reading {
  readonly index: number;
  readonly name: string;
  readonly value: string | undefined;
  readonly y: number | undefined;
  readonly colour: number;
}

/** The chart, or nothing when it is not understood: then the picture stays as it is. */
export function toChart(json: string | undefined): Chart | undefined {
  try {
    const data: unknown = JSON.parse(json ?? "");
    return isChart(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isChart(data: unknown): data is Chart {
  return (
    isObject(data) &&
    typeof data.type === "string" &&
    typeof data.unit === "string" &&
    isListOf(data.x, (each) => typeof each === "string") &&
    isListOf(data.at, (each) => typeof each === "number") &&
    (data.at.length === 0 || data.at.length === data.x.length) &&
    isListOf(data.series, isSeries)
  );
}

function isSeries(data: unknown): boolean {
  return (
    isObject(data) &&
    typeof data.name === "string" &&
    typeof data.colour === "number" &&
    typeof data.note === "string" &&
    isListOf(data.values, (each) => each === null || typeof each === "string") &&
    isListOf(data.y, (each) => each === null || typeof each === "number")
  );
}

function isListOf(data: unknown, fits: (each: unknown) => boolean): data is unknown[] {
  return Array.isArray(data) && data.every(fits);
}

/** Whether its places are along an axis; else they are its series, as slices are. */
export function isPlotted(chart: Chart): boolean {
  return chart.at.length > 0;
}

/** What stands over the readings of a place. */
export function headingOf(chart: Chart, place: number): string {
  return (isPlotted(chart) ? chart.x[place] : chart.series[place]?.note) ?? "";
}

/** Whether its series can be shown and hidden each for itself; candles and slices make one whole. */
export function hasLegend(chart: Chart): boolean {
  return chart.series.length > 1 && ["line", "bar", "area"].includes(chart.type);
}

/** The place that is nearest to a share of the width. */
export function nearest(chart: Chart, share: number): number {
  const distances = chart.at.map((at) => Math.abs(at - share));
  return distances.indexOf(Math.min(...distances));
}

/** Where a key leads from a place; nothing for a key that leads nowhere. */
export function step(chart: Chart, from: number | undefined, key: string): number | undefined {
  const last = (isPlotted(chart) ? chart.at : chart.series).length - 1;
  switch (key) {
    case "ArrowLeft":
      return from === undefined ? last : Math.max(0, from - 1);
    case "ArrowRight":
      return from === undefined ? 0 : Math.min(last, from + 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** What is to be read at a place, of the series that are shown. */
export function readings(chart: Chart, place: number, hidden: ReadonlySet<number>): Reading[] {
  return isPlotted(chart)
    ? chart.series.map((series, index) => reading(chart, series, index, place)).filter(({ index }) => !hidden.has(index))
    : chart.series.slice(place, place + 1).map((series) => reading(chart, series, place, 0));
}

function reading(chart: Chart, series: Series, index: number, x: number): Reading {
  return {
    index,
    name: series.name,
    value: withUnit(series.values[x], chart.unit),
    y: series.y[x] ?? undefined,
    colour: series.colour,
  };
}

function withUnit(value: string | null | undefined, unit: string): string | undefined {
  return value == null ? undefined : `${value} ${unit}`.trim();
}
