/** The lists of reports on the page: what is published while it is open appears in its place. */
import { isObject, type Message } from "./rooms";
import { setText, showTime } from "./time";
import { say, type Words } from "./words";

interface Change {
  readonly slug: string;
  readonly revision: number;
  readonly status: unknown;
  readonly summaries: readonly Summary[];
}

interface Summary {
  readonly slug: string;
  readonly language: unknown;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly readingMinutes: number;
  readonly publishedAt: string;
}

export class Reports {
  private readonly revisionsBySlug = new Map<string, number>();
  private readonly list: HTMLElement | null;
  private readonly blank: HTMLTemplateElement | null;

  constructor(
    private readonly page: Document,
    private readonly language: string,
    private readonly words: Words,
  ) {
    this.list = page.querySelector<HTMLElement>("[data-reports]");
    this.blank = page.querySelector<HTMLTemplateElement>("template[data-report-item]");
  }

  accept(message: Message): void {
    const change = toChange(message.data);
    if (change === undefined || this.isOld(change)) {
      return;
    }
    this.revisionsBySlug.set(change.slug, change.revision);
    const line = change.summaries.find((summary) => summary.language === this.language);
    if (change.status === "published" && line !== undefined) {
      this.show(line);
    } else {
      this.remove(change.slug);
    }
  }

  /** A change may be told twice, and after a newer one. */
  private isOld(change: Change): boolean {
    return change.revision < (this.revisionsBySlug.get(change.slug) ?? 0);
  }

  private show(summary: Summary): void {
    const shown = this.find(summary.slug);
    if (shown.length > 0) {
      shown.forEach((element) => this.fill(element, summary));
    } else if (this.list !== null) {
      this.insert(this.list, summary);
    }
  }

  private insert(list: HTMLElement, summary: Summary): void {
    const place = this.placeOf(list, summary);
    const item = this.blank?.content.firstElementChild?.cloneNode(true);
    if (place === "elsewhere" || !(item instanceof HTMLElement)) {
      return;
    }
    item.dataset.report = summary.slug;
    this.fill(item, summary);
    item.dataset.new = "";
    part(item, "badge")?.removeAttribute("hidden");
    list.insertBefore(item, place);
    this.toggleEmpty();
    this.announce(say(this.words, "newReport", { title: summary.title }));
  }

  /** Before the first older one; behind all of them only if the list goes no further. */
  private placeOf(list: HTMLElement, summary: Summary): Element | null | "elsewhere" {
    const items = Array.from(list.querySelectorAll<HTMLElement>("[data-report]"));
    const older = items.find((item) => Date.parse(item.dataset.published ?? "") <= Date.parse(summary.publishedAt));
    const isFirstPage = !new URLSearchParams(this.page.location.search).has("after");
    if (older !== undefined) {
      return isFirstPage || older !== items[0] ? older : "elsewhere";
    }
    return list.hasAttribute("data-complete") || items.length === 0 ? null : "elsewhere";
  }

  private fill(element: HTMLElement, summary: Summary): void {
    element.dataset.published = summary.publishedAt;
    write(element, "title", summary.title);
    write(element, "summary", summary.summary);
    write(element, "tags", summary.tags.join(", "));
    write(element, "reading", say(this.words, "reading", { n: summary.readingMinutes }));
    const link = element.querySelector<HTMLAnchorElement>("a[data-part=title]");
    if (link !== null) {
      link.href = `/${this.language}/reports/${encodeURIComponent(summary.slug)}`;
    }
    const time = element.querySelector<HTMLTimeElement>("time[data-part=time]");
    if (time !== null) {
      showTime(time, this.language, summary.publishedAt);
    }
  }

  private remove(slug: string): void {
    this.find(slug)
      .filter((element) => element.parentElement === this.list && !element.contains(this.page.activeElement))
      .forEach((element) => element.remove());
    this.toggleEmpty();
  }

  private find(slug: string): HTMLElement[] {
    const all = this.page.querySelectorAll<HTMLElement>("[data-report]");
    return Array.from(all).filter((element) => element.dataset.report === slug);
  }

  private toggleEmpty(): void {
    const empty = this.page.querySelector<HTMLElement>("[data-empty]");
    if (empty !== null) {
      empty.hidden = this.page.querySelector("[data-report]") !== null;
    }
  }

  private announce(text: string): void {
    const announcer = this.page.querySelector("[data-announcer]");
    if (announcer !== null) {
      announcer.textContent = text;
    }
  }
}

function toChange(data: unknown): Change | undefined {
  if (!isObject(data) || typeof data.slug !== "string" || !Array.isArray(data.summaries)) {
    return undefined;
  }
  const summaries = data.summaries.map(toSummary);
  if (!summaries.every((summary) => summary !== undefined)) {
    return undefined;
  }
  return { slug: data.slug, revision: Number(data.revision), status: data.status, summaries };
}

function toSummary(data: unknown): Summary | undefined {
  if (!isObject(data) || typeof data.slug !== "string" || typeof data.publishedAt !== "string") {
    return undefined;
  }
  return {
    slug: data.slug,
    language: data.language,
    title: String(data.title ?? ""),
    summary: String(data.summary ?? ""),
    tags: Array.isArray(data.tags) ? data.tags.map(String) : [],
    readingMinutes: Number(data.readingMinutes ?? 1),
    publishedAt: data.publishedAt,
  };
}

function part(element: HTMLElement, name: string): HTMLElement | null {
  return element.querySelector<HTMLElement>(`[data-part=${name}]`);
}

function write(element: HTMLElement, name: string, text: string): void {
  const found = part(element, name);
  if (found !== null) {
    setText(found, text);
  }
}
