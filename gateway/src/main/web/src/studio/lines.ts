/** Numbers beside the lines of a text, of which those with a problem are marked. */
export class LineNumbers {
  private wrong: ReadonlySet<number> = new Set();
  private shown = "";

  constructor(
    private readonly numbers: HTMLElement,
    private readonly text: HTMLTextAreaElement,
  ) {}

  /** Those of a section that has room for them, there from now on. */
  static of(section: HTMLElement): LineNumbers | undefined {
    const numbers = section.querySelector<HTMLElement>("[data-part=numbers]");
    const text = section.querySelector<HTMLTextAreaElement>("textarea[data-part=body]");
    if (numbers === null || text === null) {
      return undefined;
    }
    const lines = new LineNumbers(numbers, text);
    lines.mount();
    return lines;
  }

  private mount(): void {
    this.numbers.hidden = false;
    this.numbers.setAttribute("aria-hidden", "true");
    this.text.addEventListener("input", () => this.draw());
    this.text.addEventListener("scroll", () => this.follow());
    this.draw();
  }

  mark(lines: readonly number[]): void {
    this.wrong = new Set(lines);
    if (lines.length > 0) {
      this.text.setAttribute("aria-invalid", "true");
    } else {
      this.text.removeAttribute("aria-invalid");
    }
    this.draw();
  }

  private follow(): void {
    this.numbers.scrollTop = this.text.scrollTop;
  }

  private draw(): void {
    const count = this.text.value.split("\n").length;
    const wanted = `${count} ${[...this.wrong].join(" ")}`;
    if (wanted !== this.shown) {
      this.shown = wanted;
      this.numbers.replaceChildren(...Array.from({ length: count }, (_none, index) => this.number(index + 1)));
    }
    this.follow();
  }

  private number(line: number): HTMLElement | string {
    if (!this.wrong.has(line)) {
      return `${line}\n`;
    }
    const mark = this.numbers.ownerDocument.createElement("b");
    mark.className = "wrong";
    mark.textContent = `${line}\n`;
    return mark;
  }
}
