/** The slices of a doughnut, and what is left beside them. */
import { formatFigure, formatOf } from "./format";
import type { Figure } from "./tiles";
import { setText } from "./time";
import type { Words } from "./words";

export class Doughnut {
  /** In the order of the slices. */
  private readonly values = new Map<string, number | undefined>();
  private readonly isPercent: boolean;

  constructor(
    private readonly element: HTMLElement,
    private readonly language: string,
    private readonly words: Words,
  ) {
    this.isPercent = element.hasAttribute("data-percent");
    for (const part of element.querySelectorAll<HTMLElement>("[data-part-of]")) {
      const value = part.dataset.value ?? "";
      this.values.set(part.dataset.tile ?? "", value === "" ? undefined : Number(value));
    }
  }

  show(key: string, { value }: Figure): void {
    if (this.values.has(key)) {
      this.values.set(key, value);
      this.draw();
    }
  }

  private draw(): void {
    const values = Array.from(this.values.values());
    const sum = values.reduce<number>((all, value) => all + Math.max(0, value ?? 0), 0);
    const isComplete = values.every((value) => value !== undefined);
    const rest = this.isPercent && isComplete && sum < 100 ? 100 - sum : 0;
    const whole = this.isPercent && sum <= 100 ? 100 : sum;
    let from = 0;
    [...values, rest].forEach((value, index) => {
      const length = whole > 0 ? (Math.max(0, value ?? 0) / whole) * 100 : 0;
      this.place(index === values.length ? "rest" : String(index), from, length);
      from += length;
    });
    this.showRest(rest);
  }

  private place(slice: string, from: number, length: number): void {
    const arc = this.element.querySelector(`[data-slice="${slice}"]`);
    arc?.setAttribute("stroke-dasharray", `0 ${tenth(from)} ${tenth(length)} 200`);
  }

  private showRest(rest: number): void {
    const item = this.element.querySelector<HTMLElement>("[data-rest]");
    const value = this.element.querySelector("[data-part=rest]");
    if (item !== null && value !== null) {
      item.hidden = rest <= 0;
      setText(value, formatFigure(this.language, this.words, formatOf(this.element), rest));
    }
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
