import assert from "node:assert/strict";
import { test } from "node:test";
import { mountCopying } from "../src/copying";
import { page } from "./pages";

const code = `<iframe src="https://bulletin.example/en/embed/dashboards/crypto/prices"></iframe>`;

/** Clicks on the button; gives what was copied, selected and said. */
async function click(write: ((text: string) => Promise<void>) | undefined) {
  const document = page(`<details><textarea></textarea><button data-copy>Copy<span>: Prices</span></button></details>
    <p data-announcer></p>`);
  const copied: string[] = [];
  const selected: string[] = [];
  const text = document.querySelector("textarea")!;
  text.value = code;
  text.select = () => void selected.push(text.value);
  const clipboard = write && { writeText: (given: string) => write(given).then(() => void copied.push(given)) };
  mountCopying(document, { copied: "Copied" }, clipboard as Clipboard | undefined);
  document.querySelector<HTMLElement>("button span")!.click();
  await new Promise((done) => setTimeout(done));
  return { copied, selected, said: document.querySelector("[data-announcer]")!.textContent };
}

test("the frame's HTML is copied, and it is said", async () => {
  assert.deepEqual(await click(async () => {}), { copied: [code], selected: [code], said: "Copied" });
});

test("what cannot be copied is selected, and nothing is claimed", async () => {
  const byHand = { copied: [], selected: [code], said: "" };
  assert.deepEqual(await click(undefined), byHand);
  assert.deepEqual(await click(async () => Promise.reject(new Error("not allowed"))), byHand);
});
