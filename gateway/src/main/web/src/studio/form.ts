/** The form of what is written: what is typed in it, apart from what the server has put there. */
import type { Fields } from "./drafts";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NOT_TEXT = new Set(["csrf", "revision", "action", "at", "zone"]);

export class WritingForm {
  constructor(readonly element: HTMLFormElement) {}

  /** Tells drafts of other things than reports apart from theirs; empty for reports. */
  get kind(): string {
    return this.element.dataset.kind ?? "";
  }

  /** The address of the report, or of what else is written; empty before it is kept. */
  get slug(): string {
    return this.element.dataset.slug ?? "";
  }

  /** Under which the browser keeps what is not saved yet. */
  get draftName(): string {
    return this.kind + this.slug;
  }

  /** Where it is sent; the property of that name is hidden by the buttons called action. */
  get path(): string {
    return this.element.getAttribute("action") ?? "";
  }

  get revision(): number {
    return Number(this.hidden("revision").value);
  }

  set revision(revision: number) {
    this.hidden("revision").value = String(revision);
  }

  /** Whether it was saved before; what came with Bulletin and is as it came was not. */
  get isSaved(): boolean {
    return this.slug !== "" && this.revision > 0;
  }

  /** Whether there is text in it that was never saved, as after a refusal. */
  get isUnsaved(): boolean {
    return this.element.dataset.unsaved !== undefined;
  }

  get isReading(): boolean {
    return this.element.dataset.reading !== undefined;
  }

  read(): Fields {
    return Object.fromEntries(this.fields().map((field) => [field.name, field.value]));
  }

  write(fields: Fields): void {
    for (const field of this.fields()) {
      field.value = fields[field.name] ?? field.value;
    }
  }

  /** As the browser would send it with a button; the token goes into a header. */
  encode(action: string): URLSearchParams {
    const encoded = new URLSearchParams();
    new FormData(this.element).forEach((value, name) => encoded.append(name, String(value)));
    encoded.delete("csrf");
    encoded.set("action", action);
    return encoded;
  }

  private fields(): Field[] {
    const all = this.element.querySelectorAll<Field>("input[name], textarea[name], select[name]");
    return Array.from(all).filter((field) => !NOT_TEXT.has(field.name));
  }

  private hidden(name: string): HTMLInputElement {
    const field = this.element.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (field === null) {
      throw new Error(`the form has no ${name}`);
    }
    return field;
  }
}
