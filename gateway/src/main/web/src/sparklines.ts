/** The last day of a series at a glance, going on as figures come. */
import { outline, tightScale, toPoints, Trail } from "./points";
import type { Figure } from "./tiles";

const BOX = { left: 0, top: 2, width: 100, height: 24 };
/** The width of the drawing in points: what is closer cannot be told apart. */
const RESOLUTION = 100;

export class Sparkline {
  readonly key: string;
  private readonly trail: Trail;

  constructor(private readonly element: SVGElement) {
    const { from, span, points } = element.dataset;
    this.key = element.closest<HTMLElement>("[data-tile]")?.dataset.tile ?? "";
    this.trail = new Trail(Number(from), Number(span), toPoints(points), Number(span) / RESOLUTION);
  }

  /** Nothing is mixed: a series that stands in is not drawn on. */
  show({ series, value, at }: Figure): void {
    const goesOn = series === this.element.dataset.of && value !== undefined && at !== undefined;
    if (goesOn && this.trail.append(Date.parse(at), value)) {
      const points = this.trail.shown();
      const path = outline(points, this.trail.span, tightScale(points), BOX);
      this.element.querySelector("path")?.setAttribute("d", path);
    }
  }
}
