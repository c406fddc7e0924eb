/** Images by button, by paste and by drop: uploaded, and put into the text where the caret is. */
import { say, type Words } from "../words";
import { Refusal, type Server } from "./server";

interface Uploaded {
  readonly path: string;
}

export class Images {
  constructor(
    private readonly section: HTMLElement,
    private readonly server: Server,
    private readonly words: Words,
    private readonly tell: (text: string) => void,
  ) {}

  mount(): void {
    const body = this.section.querySelector<HTMLTextAreaElement>("textarea[data-part=body]");
    const upload = this.section.querySelector<HTMLElement>("[data-upload]");
    const input = this.section.querySelector<HTMLInputElement>("[data-part=files]");
    if (body === null || upload === null || input === null) {
      return;
    }
    upload.hidden = false;
    input.addEventListener("change", () => {
      void this.insertAll(body, imagesIn(input.files));
      input.value = "";
    });
    body.addEventListener("paste", (event) => this.take(event, body, event.clipboardData));
    body.addEventListener("drop", (event) => this.take(event, body, event.dataTransfer));
    body.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files") === true) {
        event.preventDefault();
      }
    });
  }

  private take(event: Event, body: HTMLTextAreaElement, data: DataTransfer | null): void {
    const images = imagesIn(data?.files ?? null);
    if (images.length > 0) {
      event.preventDefault();
      void this.insertAll(body, images);
    }
  }

  /** One after the other, in their order. */
  private async insertAll(body: HTMLTextAreaElement, images: readonly File[]): Promise<void> {
    for (const image of images) {
      await this.insert(body, image);
    }
  }

  private async insert(body: HTMLTextAreaElement, image: File): Promise<void> {
    const name = image.name === "" ? say(this.words, "imageText") : image.name;
    this.tell(say(this.words, "uploading", { name }));
    try {
      const { path } = await this.server.post<Uploaded>("/studio/images", image, image.type);
      insertText(body, markdownImage(altText(name), path));
      this.tell(say(this.words, "uploaded", { name }));
    } catch (failure) {
      this.tell(say(this.words, "uploadFailed", { name, reason: this.reason(failure) }));
    }
  }

  private reason(failure: unknown): string {
    if (!(failure instanceof Refusal) || failure.status >= 500) {
      return say(this.words, "away");
    }
    if (failure.isSession) {
      return say(this.words, "ended");
    }
    return failure.message === "" ? say(this.words, "refused") : failure.message;
  }
}

function imagesIn(files: FileList | null): File[] {
  return Array.from(files ?? []).filter((file) => file.type.startsWith("image/"));
}

/** What the image is called, to be made a description by its writer. */
export function altText(name: string): string {
  return name
    .replace(/\.[a-z0-9]+$/i, "")
    .replace(/[\s_-]+/g, " ")
    .trim();
}

/** An image in Markdown, whose description cannot end it early. */
export function markdownImage(description: string, path: string): string {
  return `![${description.replace(/[\\[\]]/g, "\\$&")}](${path})`;
}

/** At the caret, so that it can be undone where the browser lets it. */
function insertText(body: HTMLTextAreaElement, text: string): void {
  body.focus();
  if (!document.execCommand("insertText", false, text)) {
    body.setRangeText(text, body.selectionStart, body.selectionEnd, "end");
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
