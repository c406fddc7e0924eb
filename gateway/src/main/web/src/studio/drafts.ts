/** Text that is not saved yet, kept by the browser so that it survives a closed tab. */

export type Fields = Readonly<Record<string, string>>;

export interface Draft {
  /** When it was typed, in ISO 8601. */
  readonly at: string;
  /** The revision that the writer had before them. */
  readonly revision: number;
  readonly fields: Fields;
}

/** A draft and the name under which the browser keeps it. */
export interface KeptDraft extends Draft {
  readonly key: string;
}

const PREFIX = "bulletin-draft:";

/** The drafts of one report, or of what else is written; what is not kept yet has no name. */
export class Drafts {
  /**
   * @param page tells apart the pages of this browser that have the report open, so that none
   *     overwrites what another one keeps
   */
  constructor(
    private readonly storage: Storage | undefined,
    private readonly slug: string,
    private readonly page: string,
  ) {}

  /** Whether the browser keeps it, in place of the one before of this page. */
  keep(draft: Draft): boolean {
    if (this.storage === undefined) {
      return false;
    }
    try {
      const key = `${PREFIX}${this.slug}:${draft.revision}:${this.page}`;
      this.storage.setItem(key, JSON.stringify(draft));
      this.own().forEach((other) => other !== key && this.remove(other));
      return true;
    } catch {
      return false;
    }
  }

  /** Those of all pages, the one typed last first. */
  find(): KeptDraft[] {
    return this.keys()
      .flatMap((key) => parse(key, this.storage?.getItem(key)))
      .sort((one, other) => other.at.localeCompare(one.at));
  }

  remove(key: string): void {
    this.storage?.removeItem(key);
  }

  /** Forgets what this page has kept. */
  clear(): void {
    this.own().forEach((key) => this.remove(key));
  }

  private own(): string[] {
    return this.keys().filter((key) => key.endsWith(`:${this.page}`));
  }

  private keys(): string[] {
    const storage = this.storage;
    if (storage === undefined) {
      return [];
    }
    const all = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "");
    return all.filter((key) => key.startsWith(`${PREFIX}${this.slug}:`));
  }
}

function parse(key: string, text: string | null | undefined): KeptDraft[] {
  try {
    const draft = JSON.parse(text ?? "") as Partial<Draft>;
    const { at, revision, fields } = draft;
    const whole = typeof at === "string" && typeof revision === "number";
    return whole && typeof fields === "object" && fields !== null ? [{ key, at, revision, fields }] : [];
  } catch {
    return [];
  }
}

/** Whether two say the same, however spaced. */
export function isSame(one: Fields, other: Fields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => plain(name, one[name] ?? "") === plain(name, other[name] ?? ""));
}

function plain(name: string, value: string): string {
  const lines = value.replace(/\r\n?/g, "\n");
  if (name === "tags") {
    return lines.split(/[,\s]+/).filter((tag) => tag !== "").join(" ");
  }
  return name.endsWith(".body") || name === "yaml" ? lines : lines.trim();
}
