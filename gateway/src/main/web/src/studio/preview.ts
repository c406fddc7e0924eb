/** What is written as readers would see it, beside where it is written. */
import { say, type Words } from "../words";
import { Refusal, type Server } from "./server";

const DEBOUNCE_MILLIS = 400;

interface Problem {
  readonly line: number;
  readonly reason: string;
}

interface Preview {
  /** Empty where the problems leave nothing to be shown. */
  readonly html: string;
  readonly problems: readonly Problem[];
}

/** What is asked of the server for what is written in a section. */
export interface Subject {
  readonly path: string;
  question(valueOf: (part: string) => string): object;
}

export class LivePreview {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | undefined;
  private shown = "";

  constructor(
    private readonly section: HTMLElement,
    private readonly server: Server,
    private readonly words: Words,
    private readonly subject: Subject,
    private readonly onShown: (problemLines: readonly number[]) => void = () => {},
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

  /** Asks at once, and leads to the first problem; whether there is none. */
  async check(): Promise<boolean> {
    clearTimeout(this.timer);
    this.shown = "";
    await this.render();
    const first = this.listOfProblems()?.querySelector("button");
    first?.focus();
    return this.shown !== "" && first == null;
  }

  private async render(): Promise<void> {
    const question = JSON.stringify(this.subject.question((part) => this.value(part)));
    if (question === this.shown) {
      return;
    }
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    this.state(say(this.words, "previewing"));
    try {
      const preview = await this.server.post<Preview>(this.subject.path, question, "application/json", asked.signal);
      this.shown = question;
      this.show(preview);
      this.state(preview.html === "" && preview.problems.length > 0 ? say(this.words, "previewKept") : "");
    } catch (failure) {
      if (!asked.signal.aborted) {
        this.away(failure);
      }
    }
  }

  /** The server has sanitised it. What can no longer be shown stays as it was. */
  private show({ html, problems }: Preview): void {
    const body = this.part("shown-body");
    if (body !== null && (html !== "" || problems.length === 0)) {
      body.innerHTML = html;
    }
    const list = this.listOfProblems();
    list?.replaceChildren(...problems.map((problem) => this.item(problem)));
    const box = list?.closest<HTMLElement>(".problems");
    if (box != null) {
      box.hidden = problems.length === 0;
    }
    this.onShown(problems.map(({ line }) => line));
  }

  private listOfProblems(): Element | null {
    return this.section.querySelector(".problems [data-part=list]");
  }

  private item(problem: Problem): HTMLElement {
    const page = this.section.ownerDocument;
    const button = page.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = say(this.words, "line", { n: problem.line, reason: problem.reason });
    button.addEventListener("click", () => this.goTo(problem.line));
    const item = page.createElement("li");
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
