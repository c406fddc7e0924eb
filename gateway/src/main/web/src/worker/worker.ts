/**
 * Keeps the reports read last, with what they need, for times without a connection. Figures are
 * never kept: without a connection, a page of them says so.
 */
import { kindOf, languageOf, mayKeep, MAX_IMAGES, MAX_REPORTS, outlived, SAVED_AT, storeOf } from "./keeping";

interface Build {
  readonly name: string;
  /** What is there from the start. */
  readonly files: readonly string[];
  /** The page that tells of the missing connection, by language. */
  readonly offline: Readonly<Record<string, string>>;
}

/** What a page says: which report it shows, with which files, or that it wants to know its age. */
interface Word {
  readonly seen?: readonly string[];
  readonly isCopy?: boolean;
}

declare const self: ServiceWorkerGlobalScope & { readonly build: Build };

const { name: build, files, offline } = self.build;
/** When the copies were made that pages were given, by page. */
const savedByPage = new Map<string, string>();

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(hear(event.data as Word, event.source)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  const kind = kindOf(url.pathname);
  if (request.mode !== "navigate" && (kind === "asset" || kind === "image")) {
    event.respondWith(file(request, kind));
  } else if (request.mode === "navigate" && (kind === "report" || kind === "page")) {
    event.respondWith(kind === "report" ? report(event, url) : page(event, url));
  }
});

async function install(): Promise<void> {
  const store = await caches.open(storeOf(build, "files"));
  await store.addAll([...files, ...Object.values(offline)]);
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  await Promise.all(outlived(await caches.keys(), build).map((store) => caches.delete(store)));
  await self.clients.claim();
}

/** The name of a file changes with its content: one that is there is right. */
async function file(request: Request, kind: "asset" | "image"): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) {
    return kept;
  }
  const answer = await fetch(request);
  if (kind === "image" && mayKeep(answer)) {
    await keep(storeOf(build, "images"), MAX_IMAGES, request.url, answer.clone());
  }
  return answer;
}

async function report(event: FetchEvent, url: URL): Promise<Response> {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keepReport(url, answer.clone()));
    return answer;
  } catch {
    const kept = await caches.match(url.origin + url.pathname);
    if (kept === undefined) {
      return offlinePage(url);
    }
    savedByPage.set(event.resultingClientId, kept.headers.get(SAVED_AT) ?? "");
    return kept;
  }
}

async function page(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch {
    return offlinePage(url);
  }
}

async function offlinePage(url: URL): Promise<Response> {
  const path = offline[languageOf(url.pathname) ?? ""] ?? Object.values(offline)[0] ?? "";
  return (await caches.match(path)) ?? Response.error();
}

/** A report that is no longer there does not come back. */
async function keepReport(url: URL, answer: Response): Promise<void> {
  const address = url.origin + url.pathname;
  if (mayKeep(answer)) {
    await keep(storeOf(build, `reports-${languageOf(url.pathname)}`), MAX_REPORTS, address, answer);
  } else if (answer.status === 404 || answer.status === 410) {
    const stores = await caches.keys();
    await Promise.all(stores.map(async (store) => (await caches.open(store)).delete(address)));
  }
}

/** Behind all others of its store, of which the first go when there are too many. */
async function keep(name: string, max: number, address: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set(SAVED_AT, new Date().toISOString());
  const body = await answer.arrayBuffer();
  const store = await caches.open(name);
  await store.delete(address);
  await store.put(address, new Response(body, { headers }));
  const kept = await store.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - max)).map((request) => store.delete(request)));
}

async function hear(word: Word, source: Client | ServiceWorker | MessagePort | null): Promise<void> {
  if (word.isCopy === true && source instanceof Client) {
    source.postMessage({ savedAt: savedByPage.get(source.id) ?? "" });
    savedByPage.delete(source.id);
  }
  await Promise.all((word.seen ?? []).map((address) => see(new URL(address, self.location.href))));
}

/** What a page has loaded before there was a worker. */
async function see(url: URL): Promise<void> {
  const kind = kindOf(url.pathname);
  if (url.origin === self.location.origin && kind === "report") {
    await keepReport(url, await fetch(url.pathname));
  } else if (url.origin === self.location.origin && kind === "image") {
    await file(new Request(url), kind);
  }
}
