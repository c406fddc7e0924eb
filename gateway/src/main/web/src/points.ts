/** Points of a series, as the server gives them with a page, and how they are drawn. */

export interface Point {
  /** In seconds from the beginning of the chart. */
  readonly at: number;
  readonly value: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Values across a chart: steps of equal size from the lowest on. */
export interface Scale {
  readonly low: number;
  readonly step: number;
  readonly steps: number;
}

const WANTED_STEPS = 4;
/** So many times the usual distance between two points is a gap, over which no line is drawn. */
const GAP_TIMES = 6;
const GAP_SHARE = 50;

export function toPoints(text: string | undefined): Point[] {
  return (text ?? "")
    .split(" ")
    .map((pair) => pair.split(",").map(Number))
    .flatMap(([at, value]) => (Number.isFinite(at) && Number.isFinite(value) ? [{ at: at!, value: value! }] : []));
}

/** As the server chooses it: round values from below the lowest to above the highest. */
export function scaleAround(points: readonly Point[], unitOf: (highest: number) => number = () => 1): Scale {
  const { lowest, highest } = ends(points);
  const unit = unitOf(highest);
  const step = roundStep(spreadOf(lowest, highest, unit) / WANTED_STEPS / unit) * unit;
  const low = Math.floor(lowest / step + 1e-9);
  const high = Math.max(Math.ceil(highest / step - 1e-9), low + 1);
  return { low: low * step, step, steps: Math.round(high - low) };
}

/** Around a value that does not move a little of it is shown, and around nothing whole units. */
function spreadOf(lowest: number, highest: number, unit: number): number {
  if (highest > lowest) {
    return highest - lowest;
  }
  return highest === 0 ? WANTED_STEPS * unit : Math.abs(highest) * 0.02;
}

/** From the lowest to the highest, for a line without axes. */
export function tightScale(points: readonly Point[]): Scale {
  const { lowest, highest } = ends(points);
  return highest > lowest
    ? { low: lowest, step: highest - lowest, steps: 1 }
    : { low: lowest - 1, step: 2, steps: 1 };
}

function ends(points: readonly Point[]): { lowest: number; highest: number } {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const { value } of points) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return { lowest, highest };
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const digit = step / power;
  return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
}

/** From 0 at the top to 1 at the bottom. */
export function shareOf(scale: Scale, value: number): number {
  return 1 - (value - scale.low) / (scale.step * scale.steps);
}

/** A line over the points, broken where there is a gap. */
export function outline(points: readonly Point[], span: number, scale: Scale, box: Box): string {
  const limit = gapLimit(points, span);
  return points
    .map(({ at, value }, index) => {
      const x = tenth(box.left + (at / span) * box.width);
      const y = tenth(box.top + shareOf(scale, value) * box.height);
      const joined = index > 0 && at - points[index - 1]!.at <= limit;
      return joined ? `L${x} ${y}` : `M${x} ${y}h0.01`;
    })
    .join("");
}

function gapLimit(points: readonly Point[], span: number): number {
  const distances = points
    .slice(1)
    .map(({ at }, index) => at - points[index]!.at)
    .sort((one, other) => one - other);
  const usual = distances[Math.floor((distances.length - 1) / 2)] ?? 0;
  return Math.max(GAP_TIMES * usual, span / GAP_SHARE);
}

/** As exact as a drawing needs to be. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * The points of a stretch of time that ends now, as those that have come push out the old ones.
 * A new one closer to the last than can be seen takes its place.
 */
export class Trail {
  private points: Point[];

  /**
   * @param from the beginning, in seconds since 1970
   * @param span in seconds
   */
  constructor(
    readonly from: number,
    readonly span: number,
    points: readonly Point[],
    private readonly resolution: number,
  ) {
    this.points = [...points];
  }

  get all(): readonly Point[] {
    return this.points;
  }

  /** Tells whether it was newer than all that is there. */
  append(millis: number, value: number): boolean {
    const at = millis / 1000 - this.from;
    const last = this.points.at(-1);
    if (last !== undefined && at <= last.at) {
      return false;
    }
    const before = this.points.at(-2);
    if (last !== undefined && before !== undefined && last.at - before.at < this.resolution) {
      this.points.pop();
    }
    this.points.push({ at, value });
    return true;
  }

  /** The points of the span that ends at the newest, counted from its beginning. */
  shown(): Point[] {
    const late = Math.max(0, (this.points.at(-1)?.at ?? 0) - this.span);
    return this.points.filter(({ at }) => at >= late).map(({ at, value }) => ({ at: at - late, value }));
  }

  /** How far the beginning has moved, in seconds. */
  get late(): number {
    return Math.max(0, (this.points.at(-1)?.at ?? 0) - this.span);
  }
}
