/** A dashboard: its figures, gauges, doughnuts and sparklines, alive. */
import { Doughnut } from "./doughnuts";
import { Gauge } from "./gauges";
import { isObject, type Message } from "./rooms";
import { Sparkline } from "./sparklines";
import { Tiles, toFigure } from "./tiles";
import { Clock, localizeTimes } from "./time";
import type { Words } from "./words";

/** What the script of charts listens to. */
export const TILE_EVENT = "bulletin:tile";
export const BOARD_EVENT = "bulletin:board";

/** The clocks of two services may differ by so much. */
const CLOCKS_MILLIS = 5_000;

export class Board {
  private readonly clock = new Clock();
  private changed = Number.NEGATIVE_INFINITY;
  private tiles!: Tiles;
  private gauges: Gauge[] = [];
  private doughnuts: Doughnut[] = [];
  private sparklines: Sparkline[] = [];

  constructor(
    private readonly page: Document,
    private readonly language: string,
    private readonly words: Words,
  ) {
    this.mount();
  }

  /** Takes in what the page shows now. */
  mount(): void {
    const all = (selector: string) => Array.from(this.page.querySelectorAll<HTMLElement>(selector));
    this.tiles = new Tiles(this.page, this.language, this.words, this.clock);
    this.gauges = all("[data-gauge]").map((element) => new Gauge(element));
    this.doughnuts = all("[data-doughnut]").map((element) => new Doughnut(element, this.language, this.words));
    this.sparklines = Array.from(
      this.page.querySelectorAll<SVGElement>("[data-spark]"),
      (element) => new Sparkline(element),
    );
  }

  accept(message: Message): void {
    this.tiles.accept(message);
    const figure = toFigure(isObject(message.data) ? message.data.figure : undefined);
    this.gauges.filter(({ key }) => key === message.key).forEach((gauge) => gauge.show(figure));
    this.sparklines.filter(({ key }) => key === message.key).forEach((line) => line.show(figure));
    this.doughnuts.forEach((doughnut) => doughnut.show(message.key, figure));
    this.tell(TILE_EVENT, { key: message.key, figure });
  }

  /**
   * Whether the board was made before a change of its definition, each of which counts once. The
   * room tells of the last change also those who have come after it.
   */
  isOutdatedBy({ at }: Message): boolean {
    const changed = Date.parse(at);
    const made = Date.parse(this.page.querySelector<HTMLElement>("[data-board]")?.dataset.made ?? "");
    const isNew = changed > this.changed && changed > made - CLOCKS_MILLIS;
    this.changed = Math.max(this.changed, changed);
    return isNew;
  }

  /** Called every second. */
  tick(): void {
    this.tiles.tick();
  }

  /** Shows another board in place of the one that is there; focus stays where it can. */
  replace(html: string): void {
    const old = this.page.querySelector("[data-board]");
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-board]");
    if (old === null || fresh === null) {
      return;
    }
    const place = placeOfFocus(this.page, old);
    old.replaceWith(this.page.importNode(fresh, true));
    localizeTimes(this.page, this.language);
    this.mount();
    this.tick();
    this.tell(BOARD_EVENT, {});
    place();
  }

  private tell(name: string, detail: object): void {
    this.page.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Remembers what has the focus within a board by its address or its name; gives the way back. */
function placeOfFocus(page: Document, board: Element): () => void {
  const focused = page.activeElement;
  if (focused === null || !board.contains(focused)) {
    return () => {};
  }
  const address = focused.getAttribute("href");
  const panel = focused.closest("section")?.getAttribute("aria-labelledby") ?? "";
  return () => {
    const section = page.querySelector(`section[aria-labelledby="${CSS.escape(panel)}"]`);
    const links = Array.from(section?.querySelectorAll<HTMLElement>("a, summary, [tabindex]") ?? []);
    (links.find((link) => link.getAttribute("href") === address) ?? links[0])?.focus({ preventScroll: true });
  };
}
