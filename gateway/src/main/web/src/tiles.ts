/** The figures of the page: shows what arrives, and lets what does not arrive grow old. */
import { formatChange, type FigureFormat, formatFigure, formatOf } from "./format";
import { meaningOf, type Threshold, thresholdsOf } from "./meaning";
import { isObject, type Message } from "./rooms";
import { ageText, Clock, setText, showTime } from "./time";
import { say, type Words } from "./words";

export interface Figure {
  readonly series: string | undefined;
  readonly value: number | undefined;
  readonly at: string | undefined;
  readonly source: string | undefined;
  readonly stale: boolean;
  readonly staleAt: string | undefined;
}

const MARKED_MILLIS = 1200;

export class Tiles {
  private readonly tiles: readonly Tile[];

  constructor(root: ParentNode, language: string, words: Words, clock = new Clock()) {
    const elements = root.querySelectorAll<HTMLElement>("[data-tile]");
    const titles = sourceTitles(root);
    const about = { language, words, clock, titles };
    this.tiles = Array.from(elements, (element) => new Tile(element, about));
  }

  accept(message: Message): void {
    for (const tile of this.tiles) {
      if (tile.key === message.key) {
        tile.accept(message);
      }
    }
  }

  /** Called every second. */
  tick(): void {
    this.tiles.forEach((tile) => tile.tick());
  }
}

/** What all tiles of a page share. */
interface About {
  readonly language: string;
  readonly words: Words;
  readonly clock: Clock;
  readonly titles: ReadonlyMap<string, string>;
}

class Tile {
  readonly key: string;
  private readonly language: string;
  private readonly words: Words;
  private readonly clock: Clock;
  private readonly format: FigureFormat;
  private readonly thresholds: readonly Threshold[];
  private limit: number;
  private at: number;
  private stale: boolean;
  private marked: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly about: About,
  ) {
    this.language = about.language;
    this.words = about.words;
    this.clock = about.clock;
    this.format = formatOf(element);
    this.thresholds = thresholdsOf(element.dataset.thresholds);
    this.key = element.dataset.tile ?? "";
    this.limit = Number(element.dataset.fresh ?? "15") * 1000;
    this.at = Date.parse(element.dataset.at ?? "");
    this.stale = element.hasAttribute("data-stale");
  }

  accept(message: Message): void {
    const at = Date.parse(message.at);
    const data = message.data;
    if (at < this.at || !isObject(data)) {
      return;
    }
    const figure = toFigure(data.figure);
    this.stale = figure.stale;
    this.learnLimit(figure);
    this.showValue(figure);
    this.showChange(figure.value === undefined ? undefined : toFigure(data.change).value);
    this.showMeaning(figure.value);
    this.showOrigin(figure);
    this.showUnit(data.unit);
    if (figure.value !== undefined && !figure.stale) {
      this.clock.learn(at, this.limit);
    }
    this.tick();
  }

  tick(): void {
    if (Number.isNaN(this.at)) {
      this.showState("missing", say(this.words, "missing"));
      return;
    }
    const age = Math.max(this.clock.millis() - this.at, this.leastAge());
    const old = this.stale || age > this.limit;
    this.showState(old ? "stale" : "fresh", old ? say(this.words, "stale", { age: ageText(this.words, age) }) : "");
  }

  /** What the server calls stale is older than the limit, whatever the reader's clock makes of it. */
  private leastAge(): number {
    return this.stale ? this.limit : 0;
  }

  private learnLimit(figure: Figure): void {
    const millis = Date.parse(figure.staleAt ?? "") - Date.parse(figure.at ?? "");
    if (millis > 0) {
      this.limit = millis;
    }
  }

  private showValue(figure: Figure): void {
    const text = figure.value === undefined ? say(this.words, "dash") : this.numberText(figure.value);
    const element = this.part("value");
    if (element !== null && element.textContent !== text) {
      element.textContent = text;
      this.mark(element);
    }
  }

  private numberText(value: number): string {
    return formatFigure(this.language, this.words, this.format, value);
  }

  /** That of a series that stands in may be another; a percent sign is written with the number. */
  private showUnit(unit: unknown): void {
    if (typeof unit === "string") {
      this.write("unit", this.format.style === "percent" && unit === "%" ? "" : unit);
    }
  }

  private showMeaning(value: number | undefined): void {
    const element = this.part("level");
    const meaning = meaningOf(this.thresholds, value);
    if (element !== null) {
      element.dataset.level = meaning?.level ?? "";
      this.write("level", meaning?.label ?? "");
      this.hide("level", (meaning?.label ?? "") === "");
    }
  }

  private showChange(percent: number | undefined): void {
    const element = this.part("change");
    if (element === null) {
      return;
    }
    element.hidden = percent === undefined;
    if (percent !== undefined) {
      const change = formatChange(this.language, percent);
      element.dataset.direction = change.direction;
      this.write("arrow", change.arrow);
      this.write("percent", change.percent);
    }
  }

  private showOrigin(figure: Figure): void {
    const missing = figure.value === undefined || figure.at === undefined;
    this.at = missing ? Number.NaN : Date.parse(figure.at);
    this.hide("origin", missing);
    this.hide("unit", missing);
    if (!missing) {
      const source = figure.source ?? "";
      this.write("source", this.about.titles.get(source) ?? source);
      const time = this.time();
      if (time !== undefined) {
        showTime(time, this.language, figure.at);
      }
    }
  }

  /** Where there was no time to tell, the page has an empty place for it. */
  private time(): HTMLTimeElement | undefined {
    const place = this.part("time");
    if (place === null || place.localName === "time") {
      return (place as HTMLTimeElement | null) ?? undefined;
    }
    const time = this.element.ownerDocument.createElement("time");
    time.dataset.part = "time";
    time.dataset.style = "clock";
    place.replaceWith(time);
    return time;
  }

  private showState(state: "fresh" | "stale" | "missing", note: string): void {
    if (this.element.dataset.state !== state) {
      this.element.dataset.state = state;
    }
    this.write("note", note);
    this.hide("note", note === "");
  }

  private mark(element: HTMLElement): void {
    element.dataset.changed = "";
    clearTimeout(this.marked);
    this.marked = setTimeout(() => delete element.dataset.changed, MARKED_MILLIS);
  }

  private write(name: string, text: string): void {
    const element = this.part(name);
    if (element !== null) {
      setText(element, text);
    }
  }

  private hide(name: string, hidden: boolean): void {
    const element = this.part(name);
    if (element !== null && element.hidden !== hidden) {
      element.hidden = hidden;
    }
  }

  private part(name: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[data-part=${name}]`);
  }
}

/** The names of sources as the page tells them. */
function sourceTitles(root: ParentNode): Map<string, string> {
  const sources = root.querySelectorAll<HTMLElement>("[data-source]");
  return new Map(Array.from(sources, ({ dataset }) => [dataset.source ?? "", dataset.title ?? ""]));
}

export function toFigure(data: unknown): Figure {
  const fields = isObject(data) ? data : {};
  const value = fields.value == null || fields.value === "" ? Number.NaN : Number(fields.value);
  return {
    series: typeof fields.series === "string" ? fields.series : undefined,
    value: Number.isFinite(value) ? value : undefined,
    at: typeof fields.at === "string" ? fields.at : undefined,
    source: typeof fields.source === "string" ? fields.source : undefined,
    stale: fields.stale === true,
    staleAt: typeof fields.staleAt === "string" ? fields.staleAt : undefined,
  };
}
