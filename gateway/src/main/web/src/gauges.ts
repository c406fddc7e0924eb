/** The needle of a gauge. */
import type { Figure } from "./tiles";

export class Gauge {
  private readonly min: number;
  private readonly max: number;

  constructor(private readonly element: HTMLElement) {
    this.min = Number(element.dataset.min);
    this.max = Number(element.dataset.max);
  }

  get key(): string {
    return this.element.dataset.tile ?? "";
  }

  /** What is beyond an end is shown at it; what is missing has no needle. */
  show({ value }: Figure): void {
    const needle = this.element.querySelector("[data-part=needle]");
    needle?.classList.toggle("off", value === undefined);
    if (value !== undefined && this.max > this.min) {
      const share = Math.min(1, Math.max(0, (value - this.min) / (this.max - this.min)));
      needle?.setAttribute("transform", `rotate(${Math.round(share * 1800) / 10} 100 100)`);
    }
  }
}
