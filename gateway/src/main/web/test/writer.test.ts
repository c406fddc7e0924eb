import assert from "node:assert/strict";
import { test } from "node:test";
import { noteWriter, offerSnapshot } from "../src/writer";
import { page } from "./pages";

/** What a browser keeps, in memory. */
function keeping(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  } as unknown as Storage;
}

async function open(storage: Storage | undefined, answer: () => Response) {
  const document = page(
    `<form data-snapshot hidden><input type="hidden" name="csrf"><button name="dashboard" value="crypto"></button></form>`,
  );
  const asked: string[] = [];
  const fetch = (async (path: string) => {
    asked.push(path);
    return answer();
  }) as unknown as typeof globalThis.fetch;
  await offerSnapshot(document, { storage, fetch });
  const form = document.querySelector("form")!;
  const isShown = !form.hasAttribute("hidden");
  assert.equal(document.documentElement.hasAttribute("data-writer"), isShown);
  return { asked, isShown, csrf: form.querySelector("input")!.getAttribute("value") };
}

const writer = () => Response.json({ csrf: "token" });

test("readers ask the server nothing", async () => {
  assert.deepEqual(await open(keeping(), writer), { asked: [], isShown: false, csrf: null });
  assert.deepEqual((await open(undefined, writer)).asked, []);
});

test("who has written is offered a report, with the token of the session", async () => {
  const storage = keeping();
  noteWriter(storage, true);
  assert.deepEqual(await open(storage, writer), { asked: ["/studio/writer"], isShown: true, csrf: "token" });
});

test("whose session has ended is offered nothing and does not ask again", async () => {
  const storage = keeping();
  noteWriter(storage, true);
  assert.equal((await open(storage, () => Response.json({ csrf: "" }))).isShown, false);
  assert.deepEqual((await open(storage, writer)).asked, []);
});

test("nothing is offered while the server does not answer, and the note is kept", async () => {
  const storage = keeping();
  noteWriter(storage, true);
  const failing = () => {
    throw new TypeError("no line");
  };
  assert.equal((await open(storage, failing)).isShown, false);
  assert.equal((await open(storage, () => new Response("", { status: 503 }))).isShown, false);
  assert.equal((await open(storage, writer)).isShown, true);
});

test("the note goes with the last page of a writer", async () => {
  const storage = keeping();
  noteWriter(storage, true);
  noteWriter(storage, false);
  assert.deepEqual((await open(storage, writer)).asked, []);
});
