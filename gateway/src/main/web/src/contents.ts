/** The contents of a report beside its text: shows where the reader is, and takes the place along. */

/** Stands in an address for the n-th heading, whatever it is called in the other language. */
const PART = /^#part:(\d{1,3})$/;
/** The heading that is read is the last one above this part of the window's height. */
const LINE = 0.3;

/** Which of the headings, from top to bottom, has last passed the line; -1 before the first. */
export function headingAt(tops: readonly number[], line: number): number {
  return tops.findLastIndex((top) => top <= line);
}

export class Contents {
  private readonly links: readonly HTMLAnchorElement[];
  private readonly headings: readonly HTMLElement[];
  private current = -1;

  constructor(
    private readonly page: Document,
    private readonly height: () => number,
  ) {
    this.links = Array.from(page.querySelectorAll<HTMLAnchorElement>("[data-contents] ol a"));
    this.headings = this.links
      .map((link) => page.getElementById(decodeURIComponent(link.hash.slice(1))))
      .filter((heading) => heading !== null);
  }

  /** Whether every line of the contents leads to a heading. */
  get isWhole(): boolean {
    return this.links.length > 0 && this.headings.length === this.links.length;
  }

  get all(): readonly HTMLElement[] {
    return this.headings;
  }

  /** Marks the heading that is read, and lets the language switch lead to it. */
  follow(): void {
    const tops = this.headings.map((heading) => heading.getBoundingClientRect().top);
    const index = headingAt(tops, this.height() * LINE);
    if (index === this.current) {
      return;
    }
    this.links[this.current]?.removeAttribute("aria-current");
    this.links[index]?.setAttribute("aria-current", "location");
    this.current = index;
    this.takeAlong();
  }

  private takeAlong(): void {
    const switches = this.page.querySelectorAll<HTMLAnchorElement>("[data-elsewhere]");
    for (const link of switches) {
      link.hash = this.current < 0 ? "" : `#part:${this.current + 1}`;
    }
  }

  /** The heading that an address names by its place, if it does and there is one. */
  arriveAt(hash: string): HTMLElement | undefined {
    const place = PART.exec(hash)?.[1];
    return place === undefined ? undefined : this.headings[Number(place) - 1];
  }
}

export function mountContents(page: Document): void {
  const contents = new Contents(page, () => innerHeight);
  if (!contents.isWhole) {
    return;
  }
  const arrival = contents.arriveAt(location.hash);
  if (arrival !== undefined) {
    history.replaceState(history.state, "", `#${arrival.id}`);
    arrival.scrollIntoView({ behavior: "instant" });
  }
  // Reaches far up, so that a heading that is jumped over is noticed too.
  const rootMargin = `10000000px 0px ${Math.round((LINE - 1) * 100)}% 0px`;
  const observer = new IntersectionObserver(() => contents.follow(), { rootMargin });
  contents.all.forEach((heading) => observer.observe(heading));
}
