/** Keeps the figures of a page alive, and hands on what else its rooms tell. */
import { Board } from "./board";
import { Connection, showConnection } from "./connection";
import { join } from "./joining";
import { Renewal } from "./renewal";
import type { Message } from "./rooms";
import type { Words } from "./words";

const OFFLINE_AFTER_MILLIS = 15_000;

export interface Listener {
  accept(message: Message): void;
}

/** @param others listen to what is not about figures, by its type */
export function goLive(page: Document, words: Words, others: Readonly<Record<string, Listener>> = {}): void {
  const rooms = (page.body.dataset.rooms ?? "").split(" ").filter((room) => room !== "");
  if (rooms.length === 0) {
    return;
  }
  const board = new Board(page, page.documentElement.lang, words);
  const renewal = new Renewal(location.pathname + location.search, (html) => board.replace(html), {
    fetch: (path) => fetch(path, { cache: "no-cache" }),
    wait: (millis) => new Promise((done) => setTimeout(done, millis)),
    random: Math.random,
  });
  const listeners: Readonly<Record<string, Listener>> = { ...others, tile: board };
  const mark = page.querySelector<HTMLElement>("[data-connection]");
  const connection = new Connection(showConnection(words, mark), OFFLINE_AFTER_MILLIS);
  join(rooms, transports(page), location, {
    onBatch(_room, batch) {
      if (batch.type === "definition" && batch.messages.some((message) => board.isOutdatedBy(message))) {
        void renewal.renew();
      }
      const listener = listeners[batch.type];
      batch.messages.forEach((message) => listener?.accept(message));
    },
    onConnection: (event) => connection.handle(event),
  });
  board.tick();
  setInterval(() => board.tick(), 1000);
}

function transports(page: Document): string[] {
  const meta = page.querySelector<HTMLMetaElement>("meta[name=bulletin-transports]");
  return (meta?.content ?? "websocket,sockjs").split(",");
}
