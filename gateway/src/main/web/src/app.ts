/** The page's script: everything works without it; with it, the page is alive. */
import { Board } from "./board";
import { Connection, showConnection } from "./connection";
import { mountContents } from "./contents";
import { join } from "./live";
import { Reports } from "./reports";
import { Renewal } from "./renewal";
import { keepReports, listSaved } from "./saved";
import { loadChartsWhenSeen } from "./seen";
import { openStorage } from "./storage";
import { mountThemeSwitch } from "./theme";
import { localizeTimes } from "./time";
import { readWords, say } from "./words";
import { offerSnapshot } from "./writer";

const OFFLINE_AFTER_MILLIS = 15_000;

const root = document.documentElement;
const language = root.lang;
const words = readWords(document.body);

function mountTheme(): void {
  const button = document.querySelector<HTMLElement>("[data-theme-switch]");
  const labels = { system: "themeSystem", light: "themeLight", dark: "themeDark" };
  if (button !== null) {
    mountThemeSwitch(root, button, (theme) => say(words, labels[theme]));
  }
}

function tellZone(): void {
  const note = document.querySelector("[data-zone]");
  if (note !== null) {
    const zone = new Intl.DateTimeFormat(language).resolvedOptions().timeZone;
    note.textContent = say(words, "zone", { zone });
  }
}

function goLive(): void {
  const rooms = (document.body.dataset.rooms ?? "").split(" ").filter((room) => room !== "");
  if (rooms.length === 0) {
    return;
  }
  const board = new Board(document, language, words);
  const renewal = new Renewal(location.pathname + location.search, (html) => board.replace(html), {
    fetch: (path) => fetch(path, { cache: "no-cache" }),
    wait: (millis) => new Promise((done) => setTimeout(done, millis)),
    random: Math.random,
  });
  const reports = new Reports(document, language, words);
  const mark = document.querySelector<HTMLElement>("[data-connection]");
  const connection = new Connection(showConnection(words, mark), OFFLINE_AFTER_MILLIS);
  join(rooms, transports(), location, {
    onBatch(_room, batch) {
      if (batch.type === "definition" && batch.messages.some((message) => board.isOutdatedBy(message))) {
        void renewal.renew();
      }
      const listener = { tile: board, report: reports }[batch.type];
      batch.messages.forEach((message) => listener?.accept(message));
    },
    onConnection: (event) => connection.handle(event),
  });
  board.tick();
  setInterval(() => board.tick(), 1000);
}

function transports(): string[] {
  const meta = document.querySelector<HTMLMetaElement>("meta[name=bulletin-transports]");
  return (meta?.content ?? "websocket,sockjs").split(",");
}

mountTheme();
tellZone();
localizeTimes(document, language);
mountContents(document);
void offerSnapshot(document, { storage: openStorage(), fetch: (...asked) => fetch(...asked) });
loadChartsWhenSeen(document);
goLive();
void listSaved(document, language, globalThis.caches);
addEventListener("load", () => void keepReports(document, language, words));
