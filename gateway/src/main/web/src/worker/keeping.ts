/** What the browser keeps for times without a connection, and what it never does. */

/** Reports of a language; the oldest make room. */
export const MAX_REPORTS = 20;
export const MAX_IMAGES = 60;

/** When a copy was made; a header of copies only. */
export const SAVED_AT = "x-saved-at";

const REPORT = /^\/([a-z]{2})\/reports\/[^/.]+$/;
const PAGE = /^\/([a-z]{2})(\/|$)/;
/** What stands in frames of other sites; the page for times without a connection may not. */
const EMBED = /^\/[a-z]{2}\/embed\//;
const PREFIX = "bulletin";

export type Kind = "report" | "page" | "asset" | "image" | "other";

/** What an address of this site is to the worker; "other" is none of its business. */
export function kindOf(path: string): Kind {
  if (REPORT.test(path)) {
    return "report";
  }
  if (EMBED.test(path)) {
    return "other";
  }
  if (path.startsWith("/assets/")) {
    return "asset";
  }
  if (/^\/images\/[^/]+$/.test(path)) {
    return "image";
  }
  return PAGE.test(path) ? "page" : "other";
}

export function languageOf(path: string): string | undefined {
  return PAGE.exec(path)?.[1];
}

/** Each build has stores of its own: pages and the files they name belong together. */
export function storeOf(build: string, what: string): string {
  return `${PREFIX} ${build} ${what}`;
}

/** The reports of a language, of whichever build. */
export function isStoreOfReports(store: string, language: string): boolean {
  return store.startsWith(`${PREFIX} `) && store.endsWith(` reports-${language}`);
}

/**
 * The stores that go once a build has taken over: those of all builds but it and the one before,
 * whose reports are still read.
 *
 * @param stores in the order in which they were made
 */
export function outlived(stores: readonly string[], build: string): string[] {
  const ours = stores.filter((store) => store.split(" ")[0] === PREFIX);
  const builds = Array.from(new Set(ours.map(buildOf))).filter((other) => other !== build);
  const before = builds[builds.length - 1];
  return ours.filter((store) => ![build, before].includes(buildOf(store)));
}

function buildOf(store: string): string {
  return store.split(" ")[1] ?? "";
}

/** Only what everybody is given, and whole. */
export function mayKeep(answer: Response): boolean {
  const control = answer.headers.get("cache-control") ?? "";
  return answer.status === 200 && answer.type === "basic" && !answer.redirected && !/no-store|private/.test(control);
}
