/** Saving, and keeping what is not saved. */
import { showTime } from "../time";
import { say, type Words } from "../words";
import { openStorage } from "../storage";
import { Drafts, isSame, type Fields, type KeptDraft } from "./drafts";
import type { WritingForm } from "./form";
import { Refusal, type Server } from "./server";

const KEEP_AFTER_MILLIS = 300;
const PAGE = crypto.getRandomValues(new Uint32Array(2)).join("-");

/** Refused for what is in the form, which the server's own page explains best. */
const EXPLAINED = new Set([400, 404, 409, 410, 412, 413]);

interface Written {
  readonly revision: number;
}

export class Saving {
  private readonly drafts: Drafts;
  private saved: Fields;
  private isNative = false;
  private isSaving = false;
  private isKept = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly form: WritingForm,
    private readonly server: Server,
    private readonly words: Words,
    private readonly language: string,
    private readonly onRestore: () => void,
  ) {
    this.drafts = new Drafts(openStorage(), form.draftName, PAGE);
    this.saved = form.isUnsaved ? {} : form.read();
  }

  mount(): void {
    this.forgetSavedBeginning();
    this.offerNext();
    this.form.element.addEventListener("input", () => this.changed());
    this.form.element.addEventListener("submit", (event) => this.submit(event));
    this.form.element.addEventListener("keydown", (event) => keepEnter(event));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.visibility());
    addEventListener("pagehide", () => this.keep());
    addEventListener("beforeunload", (event) => this.warn(event));
    document.querySelector("[data-take-over]")?.addEventListener("click", () => this.drop());
    if (this.form.isUnsaved) {
      this.keep();
    }
  }

  /** To be called when the text was changed other than by typing. */
  changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), KEEP_AFTER_MILLIS);
  }

  private get isDirty(): boolean {
    return !isSame(this.form.read(), this.saved);
  }

  private keep(): void {
    clearTimeout(this.timer);
    if (this.isSaving) {
      return;
    }
    if (!this.isDirty) {
      this.drafts.clear();
      return;
    }
    this.isKept = this.drafts.keep({
      at: new Date().toISOString(),
      revision: this.form.revision,
      fields: this.form.read(),
    });
    this.tell(say(this.words, this.isKept ? "unsaved" : "unkept"));
  }

  private warn(event: BeforeUnloadEvent): void {
    if (this.isDirty && !this.isKept && !this.isNative) {
      event.preventDefault();
    }
  }

  private drop(): void {
    this.drafts.clear();
    this.saved = this.form.read();
  }

  /** What was begun as something new and is this by now is saved. */
  private forgetSavedBeginning(): void {
    const beginnings = new Drafts(openStorage(), this.form.kind, PAGE);
    for (const { key, fields } of this.form.slug === "" ? [] : beginnings.find()) {
      const { slug, ...text } = fields;
      if (slug === this.form.slug && isSame(text, this.saved)) {
        beginnings.remove(key);
      }
    }
  }

  private notice(): HTMLElement | null {
    return this.form.element.querySelector<HTMLElement>("[data-recovery]");
  }

  /** Offers what was typed last and is not saved; what is saved by now is forgotten. */
  private offerNext(): void {
    this.hideOffer();
    if (this.form.isUnsaved) {
      return;
    }
    const found = this.drafts.find();
    found.filter((draft) => isSame(draft.fields, this.saved)).forEach((draft) => this.drafts.remove(draft.key));
    const draft = found.find((other) => !isSame(other.fields, this.saved));
    if (draft !== undefined) {
      this.offer(draft);
    }
  }

  private offer(draft: KeptDraft): void {
    const notice = this.notice();
    if (notice === null) {
      return;
    }
    const time = document.createElement("time");
    showTime(time, this.language, draft.at);
    const values = { time: time.textContent ?? "", n: draft.revision };
    const isOlder = draft.revision !== this.form.revision;
    const text = isOlder ? say(this.words, "draftOlder", values) : say(this.words, "draft", values);
    notice.querySelector("[data-part=text]")?.replaceChildren(text);
    onClick(notice, "restore", () => this.restore(draft));
    onClick(notice, "discard", () => this.discard(draft));
    notice.hidden = false;
  }

  /** On the revision it was written on, so that saving compares it with what came after. */
  private restore(draft: KeptDraft): void {
    this.form.write(draft.fields);
    this.form.revision = draft.revision;
    this.hideOffer();
    this.keep();
    if (this.isKept) {
      this.drafts.remove(draft.key);
    }
    this.onRestore();
  }

  private discard(draft: KeptDraft): void {
    this.drafts.remove(draft.key);
    this.offerNext();
  }

  private hideOffer(): void {
    const notice = this.notice();
    if (notice !== null) {
      notice.hidden = true;
    }
  }

  private key(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      this.form.element.requestSubmit(this.button());
    }
  }

  private visibility(): void {
    if (document.visibilityState === "hidden") {
      this.keep();
    } else {
      this.server.renew().catch(() => undefined);
    }
  }

  private button(): HTMLButtonElement | null {
    return this.form.element.querySelector<HTMLButtonElement>("button[data-save]");
  }

  /** What was saved before is saved in place; everything else leads to another page. */
  private submit(event: SubmitEvent): void {
    const inPlace = event.submitter === this.button() && this.form.isSaved && !this.isNative;
    if (!inPlace) {
      this.keep();
      this.isNative = true;
      return;
    }
    event.preventDefault();
    if (!this.isSaving) {
      void this.save();
    }
  }

  private async save(): Promise<void> {
    this.keep();
    this.isSaving = true;
    this.tell(say(this.words, "saving"));
    const fields = this.form.read();
    try {
      const written = await this.server.post<Written>(
        this.form.path,
        this.form.encode("save"),
        "application/x-www-form-urlencoded",
      );
      this.wrote(written, fields);
    } catch (failure) {
      this.isSaving = false;
      this.refused(failure);
    }
  }

  private wrote(written: Written, fields: Fields): void {
    this.isSaving = false;
    this.saved = fields;
    this.form.revision = written.revision;
    this.drafts.clear();
    document.querySelector("[data-part=revision]")?.replaceChildren(String(written.revision));
    document.querySelector("[data-part=before]")?.remove();
    this.tell(say(this.words, "saved", { n: written.revision }));
    this.keep();
  }

  private refused(failure: unknown): void {
    if (failure instanceof Refusal && EXPLAINED.has(failure.status)) {
      this.isNative = true;
      this.form.element.requestSubmit(this.button());
      return;
    }
    const ended = failure instanceof Refusal && failure.isSession;
    const reason = ended ? say(this.words, "ended") : say(this.words, "away");
    this.tell(say(this.words, "notSaved", { reason }));
  }

  private tell(text: string): void {
    this.form.element.querySelector("[data-saving]")?.replaceChildren(text);
  }
}

/** In a single line, Enter is no wish to save. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
    event.preventDefault();
  }
}

/** In place of what the button did before. */
function onClick(notice: HTMLElement, part: string, handler: () => void): void {
  const button = notice.querySelector<HTMLButtonElement>(`button[data-part=${part}]`);
  if (button !== null) {
    button.onclick = handler;
  }
}
