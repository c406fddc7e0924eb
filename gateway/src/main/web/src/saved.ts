/** Reports that the browser has kept, and the reader's way to them without a connection. */
import { timeText } from "./time";
import { isStoreOfReports, kindOf, SAVED_AT } from "./worker/keeping";
import { say, type Words } from "./words";

const WORKER = "/service-worker.js";

interface Saved {
  readonly path: string;
  readonly title: string;
}

/** Has reports kept from now on, this one among them, and says when this is a kept one. */
export async function keepReports(page: Document, language: string, words: Words): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers === undefined) {
    return;
  }
  workers.addEventListener("message", ({ data }) => showSaved(page, language, words, data as { savedAt?: unknown }));
  workers.startMessages();
  workers.controller?.postMessage({ isCopy: true });
  const isFirst = workers.controller === null;
  try {
    await workers.register(WORKER);
    if (isFirst) {
      (await workers.ready).active?.postMessage({ seen: seenOn(page) });
    }
  } catch {
    // Without a connection or by the reader's settings: nothing is kept.
  }
}

function seenOn(page: Document): string[] {
  const { pathname } = page.location;
  const images = Array.from(page.querySelectorAll<HTMLImageElement>("article img"), (image) => image.src);
  return kindOf(pathname) === "report" ? [pathname, ...images] : [];
}

function showSaved(page: Document, language: string, words: Words, { savedAt }: { savedAt?: unknown }): void {
  const note = page.querySelector<HTMLElement>("[data-saved]");
  if (note !== null && typeof savedAt === "string" && savedAt !== "") {
    note.textContent = say(words, "saved", { time: timeText(language, "moment", new Date(savedAt), new Date()) });
    note.hidden = false;
  }
}

/** On the page that tells of the missing connection: what can be read all the same. */
export async function listSaved(page: Document, language: string, stores: CacheStorage | undefined): Promise<void> {
  if (page.querySelector("[data-offline]") !== null) {
    addEventListener("online", () => location.reload());
  }
  const section = page.querySelector<HTMLElement>("[data-saved-reports]");
  const list = section?.querySelector("[data-part=list]");
  if (section == null || list == null || stores === undefined) {
    return;
  }
  const saved = await savedReports(language, stores);
  list.replaceChildren(...saved.map((report) => item(page, report)));
  section.hidden = saved.length === 0;
}

/** The newest copy first. */
async function savedReports(language: string, stores: CacheStorage): Promise<Saved[]> {
  const copies = new Map<string, { at: string; answer: Response }>();
  for (const name of (await stores.keys()).filter((store) => isStoreOfReports(store, language))) {
    const store = await stores.open(name);
    for (const request of await store.keys()) {
      const answer = await store.match(request);
      if (answer !== undefined) {
        copies.set(new URL(request.url).pathname, { at: answer.headers.get(SAVED_AT) ?? "", answer });
      }
    }
  }
  const newest = Array.from(copies).sort(([, one], [, other]) => (one.at < other.at ? 1 : -1));
  return Promise.all(newest.map(async ([path, { answer }]) => ({ path, title: titleIn(await answer.text()) })));
}

function titleIn(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent ?? "";
}

function item(page: Document, { path, title }: Saved): HTMLElement {
  const link = page.createElement("a");
  link.href = path;
  link.textContent = title;
  const line = page.createElement("li");
  line.append(link);
  return line;
}
