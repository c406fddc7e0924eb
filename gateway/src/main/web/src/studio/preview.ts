/** A body as readers would see it, beside where it is written. */
import { say, type Words } from "../words";
import { Refusal, type Server } from "./server";

const DEBOUNCE_MILLIS = 400;

interface Problem {
  readonly line: number;
  readonly reason: string;
}

interface Preview {
  readonly html: string;
  readonly problems: readonly Problem[];
}

export class LivePreview {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | undefined;
  private shown = "";

  constructor(
    private readonly section: HTMLElement,
    private readonly server: Server,
    private readonly words: Words,
  ) {}

  mount(): void {
    const pane = this.section.querySelector<HTMLElement>("[data-preview]");
    if (pane !== null) {
      pane.hidden = false;
    }
    this.section.addEventListener("input", () => this.update());
    this.update(0);
  }

  /** Shows what is written now, after a pause in typing. */
  update(delay = DEBOUNCE_MILLIS): void {
    this.part("shown-title")?.replaceChildren(this.value("title"));
    this.part("shown-summary")?.replaceChildren(this.value("summary"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.render(), delay);
  }

  private async render(): Promise<void> {
    const question = JSON.stringify({
      language: this.section.dataset.text,
      body: this.value("body"),
      format: this.value("format"),
    });
    if (question === this.shown) {
      return;
    }
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    this.state(say(this.words, "previewing"));
    try {
      const preview = await this.server.post<Preview>("/studio/preview", question, "application/json", asked.signal);
      this.shown = question;
      this.show(preview);
      this.state("");
    } catch (failure) {
      if (!asked.signal.aborted) {
        this.away(failure);
      }
    }
  }

  /** The server has sanitised it. */
  private show(preview: Preview): void {
    const body = this.part("shown-body");
    if (body !== null) {
      body.innerHTML = preview.html;
    }
    const list = this.part("list");
    list?.replaceChildren(...preview.problems.map((problem) => this.item(problem)));
    const problems = this.part("problems");
    if (problems !== null) {
      problems.hidden = preview.problems.length === 0;
    }
  }

  private item(problem: Problem): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = say(this.words, "line", { n: problem.line, reason: problem.reason });
    button.addEventListener("click", () => this.goTo(problem.line));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  private goTo(line: number): void {
    const body = this.section.querySelector<HTMLTextAreaElement>("textarea[data-part=body]");
    if (body === null) {
      return;
    }
    const { start, end } = lineRange(body.value, line);
    body.focus();
    body.setSelectionRange(start, end);
    const lineHeight = body.scrollHeight / Math.max(1, body.value.split("\n").length);
    body.scrollTop = Math.max(0, (line - 4) * lineHeight);
  }

  private away(failure: unknown): void {
    const reason = failure instanceof Refusal && failure.status < 500 && !failure.isSession ? failure.message : "";
    this.state(reason === "" ? say(this.words, "previewAway") : reason);
  }

  private state(text: string): void {
    this.part("state")?.replaceChildren(text);
  }

  private value(part: string): string {
    return this.section.querySelector<HTMLInputElement>(`.write [data-part=${part}]`)?.value ?? "";
  }

  private part(name: string): HTMLElement | null {
    return this.section.querySelector<HTMLElement>(`.preview [data-part=${name}]`);
  }
}

/** Where a line begins and ends in a text; lines count from 1. */
export function lineRange(text: string, line: number): { start: number; end: number } {
  const lines = text.split("\n");
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, before) => sum + before.length + 1, 0);
  return { start, end: start + (lines[index] ?? "").length };
}
