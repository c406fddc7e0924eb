/** Times in the reader's zone, and ages by a clock that is corrected by what arrives. */
import { say, type Words } from "./words";

export type TimeStyle = "clock" | "date" | "moment";

/** Tells the time as the server has it, although the reader's clock may be wrong. */
export class Clock {
  private skew = 0;

  constructor(private readonly now: () => number = Date.now) {}

  millis(): number {
    return this.now() - this.skew;
  }

  /**
   * Learns from a figure that the server has just called fresh: it cannot be from the future, and
   * not older than its limit. If it seems so, the reader's clock is wrong by the difference.
   */
  learn(at: number, limit: number): void {
    const age = this.millis() - at;
    if (age < 0 || age > limit) {
      this.skew = this.now() - at;
    }
  }
}

/** An age in its largest whole unit. */
export function ageText(words: Words, millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  if (seconds < 60) {
    return say(words, "seconds", { n: seconds });
  }
  if (seconds < 3600) {
    return say(words, "minutes", { n: Math.floor(seconds / 60) });
  }
  if (seconds < 48 * 3600) {
    return say(words, "hours", { n: Math.floor(seconds / 3600) });
  }
  return say(words, "days", { n: Math.floor(seconds / 86400) });
}

/** A time in the reader's zone; a clock time says its day too when that is not today. */
export function timeText(language: string, style: TimeStyle, at: Date, today: Date): string {
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(at);
  if (style === "date") {
    return date;
  }
  const seconds = style === "clock" ? ({ second: "2-digit" } as const) : {};
  const clock = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...seconds,
  }).format(at);
  return style === "clock" && isSameDay(at, today) ? clock : `${date}, ${clock}`;
}

/** Writes a time into its element, readable by programs and by people. */
export function showTime(element: HTMLTimeElement, language: string, iso: string): void {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) {
    return;
  }
  element.dateTime = iso;
  const style = (element.dataset.style ?? "moment") as TimeStyle;
  setText(element, timeText(language, style, at, new Date()));
  element.title = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" }).format(at);
}

/** Turns the server's UTC texts into the reader's zone. */
export function localizeTimes(root: ParentNode, language: string): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[data-style]")) {
    showTime(element, language, element.dateTime);
  }
}

/** Changes a text only when it is another one, so that nothing is drawn again in vain. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
