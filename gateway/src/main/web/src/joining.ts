/**
 * Brings the code that joins rooms, which is larger than all the rest: only for pages that have
 * rooms, and only once they are there to be read.
 */
type Live = typeof import("./live");

/** Where it is; told by the build. */
declare const LIVE_SCRIPT: string;
/** What it leaves on the page. */
declare const bulletinLive: Live;

const AGAIN_MILLIS = 5_000;

export function join(...asked: Parameters<Live["join"]>): void {
  if (document.readyState === "complete") {
    load(asked);
  } else {
    addEventListener("load", () => load(asked));
  }
}

function load(asked: Parameters<Live["join"]>): void {
  const script = document.createElement("script");
  script.src = LIVE_SCRIPT;
  script.addEventListener("load", () => bulletinLive.join(...asked));
  script.addEventListener("error", () => {
    script.remove();
    setTimeout(() => load(asked), AGAIN_MILLIS);
  });
  document.head.append(script);
}
