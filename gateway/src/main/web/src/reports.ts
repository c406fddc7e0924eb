/** The lists of reports on the page: what is published while it is open appears in its place. */
import { isObject, type Message } from "./rooms";
import { setText, showTime } from "./time";
import { say, type Words } from "./words";

interface Summary {
  readonly slug: string;
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
    const data = message.data;
    if (!isObject(data) || typeof data.slug !== "string" || this.isOld(data.slug, data.revision)) {
      return;
    }
    const summary = toSummary(data.summaries, this.language);
    if (data.status !== "published" || summary === undefined) {
      this.remove(data.slug);
    } else {
      this.show(summary);
    }
  }

  /** A change may be told twice, and after a newer one. */
  private isOld(slug: string, revision: unknown): boolean {
    const known = this.revisionsBySlug.get(slug) ?? 0;
    const told = Number(revision);
    if (told < known) {
      return true;
    }
    this.revisionsBySlug.set(slug, told);
    return false;
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

function toSummary(summaries: unknown, language: string): Summary | undefined {
  const all = Array.isArray(summaries) ? summaries.filter(isObject) : [];
  const found = all.find((summary) => summary.language === language);
  if (found === undefined || typeof found.slug !== "string" || typeof found.publishedAt !== "string") {
    return undefined;
  }
  return {
    slug: found.slug,
    title: String(found.title ?? ""),
    summary: String(found.summary ?? ""),
    tags: Array.isArray(found.tags) ? found.tags.map(String) : [],
    readingMinutes: Number(found.readingMinutes ?? 1),
    publishedAt: found.publishedAt,
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
