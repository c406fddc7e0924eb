/** What figures mean, by the thresholds that the server gives with each. */
import { isObject } from "./rooms";

export interface Threshold {
  readonly from: number;
  readonly level: string;
  /** May be empty. */
  readonly label: string;
}

export function thresholdsOf(json: string | undefined): Threshold[] {
  try {
    const data: unknown = JSON.parse(json ?? "[]");
    return Array.isArray(data) ? data.filter(isThreshold) : [];
  } catch {
    return [];
  }
}

function isThreshold(data: unknown): data is Threshold {
  return (
    isObject(data) &&
    typeof data.from === "number" &&
    typeof data.level === "string" &&
    typeof data.label === "string"
  );
}

/** The last threshold that a value has reached. */
export function meaningOf(thresholds: readonly Threshold[], value: number | undefined): Threshold | undefined {
  return value === undefined ? undefined : thresholds.filter(({ from }) => value >= from).at(-1);
}
