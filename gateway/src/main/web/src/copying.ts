/** Copies the HTML by which another site shows a panel. */
import { say, type Words } from "./words";

/** @param clipboard is there over HTTPS and on this machine only */
export function mountCopying(page: Document, words: Words, clipboard: Clipboard | undefined): void {
  page.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest("[data-copy]");
    const text = button?.parentElement?.querySelector("textarea");
    if (text != null) {
      text.select();
      void copy(text.value, clipboard, () => announce(page, say(words, "copied")));
    }
  });
}

/** What the browser does not let be copied stays selected for who does it by hand. */
async function copy(text: string, clipboard: Clipboard | undefined, tell: () => void): Promise<void> {
  try {
    await clipboard?.writeText(text);
    if (clipboard !== undefined) {
      tell();
    }
  } catch {
    // It is not allowed here.
  }
}

function announce(page: Document, text: string): void {
  page.querySelector("[data-announcer]")?.replaceChildren(text);
}
