/**
 * What people who write have on the pages that are the same for everybody. The studio leaves a note
 * in the browser, so that the pages of all others ask the server nothing.
 */

const KEY = "bulletin-writer";

export interface Surroundings {
  readonly storage: Storage | undefined;
  readonly fetch: typeof fetch;
}

/** Remembers whether someone who may write has signed in with this browser. */
export function noteWriter(storage: Storage | undefined, writes: boolean): void {
  try {
    if (writes) {
      storage?.setItem(KEY, "yes");
    } else {
      storage?.removeItem(KEY);
    }
  } catch {
    // Storage is full or switched off: the pages stay as they are for everybody.
  }
}

/**
 * Shows the form that makes a report of the dashboard, once the server says that it may be sent; and
 * how panels come to other sites, by styles, so that a board that takes the place of another has it
 * too.
 */
export async function offerSnapshot(page: Document, { storage, fetch }: Surroundings): Promise<void> {
  const form = page.querySelector<HTMLFormElement>("form[data-snapshot]");
  if (form === null || storage?.getItem(KEY) == null) {
    return;
  }
  const csrf = await tokenOfWriter(fetch);
  form.querySelector("input[name=csrf]")?.setAttribute("value", csrf ?? "");
  form.hidden = !csrf;
  page.documentElement.toggleAttribute("data-writer", !form.hidden);
  if (csrf === "") {
    noteWriter(storage, false);
  }
}

/** Empty when nobody is signed in who may write; nothing when there is no answer. */
async function tokenOfWriter(ask: typeof fetch): Promise<string | undefined> {
  try {
    const answer = await ask("/studio/writer", { headers: { accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as { csrf: string }).csrf : undefined;
  } catch {
    return undefined;
  }
}
