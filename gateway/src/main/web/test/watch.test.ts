import assert from "node:assert/strict";
import { test } from "node:test";
import { morph } from "../src/studio/morph";
import { Watch } from "../src/studio/watch";
import { page } from "./pages";

const WORDS = {
  seconds: "{n} s",
  watchLive: "Live",
  watchPaused: "Paused",
  watchAway: "Away for {age}",
  watchEnded: "Ended",
  watchHeld: "Held",
  watchPause: "Pause",
  watchResume: "Go on",
  watchMissing: "A node is missing",
  watchComplete: "All nodes answer",
};

function row(key: string, number: string): string {
  return `<tr data-key="${key}"><td data-key="who">${key}</td><td data-key="n"><span class="name">N</span> <span class="number">${number}</span></td></tr>`;
}

function body(...rows: string[]): string {
  return `<table><tbody>${rows.join("\n")}</tbody></table>`;
}

function element(html: string): HTMLElement {
  return page(`<div>${html}</div>`).querySelector("div")!;
}

test("changes what differs and keeps the elements that are the same", () => {
  const shown = element(body(row("a", "1"), row("b", "2")));
  const [first, second] = Array.from(shown.querySelectorAll("tr"));
  morph(shown, element(body(row("b", "3"), row("c", "4"), row("a", "1"))));
  const rows = Array.from(shown.querySelectorAll("tr"));
  assert.deepEqual(rows.map((each) => each.textContent), ["bN 3", "cN 4", "aN 1"]);
  assert.equal(rows[0], second);
  assert.equal(rows[2], first);
});

test("marks a number that has changed, and no other", () => {
  const shown = element(body(row("a", "1"), row("b", "2")));
  morph(shown, element(body(row("a", "1"), row("b", "3"))));
  const marked = Array.from(shown.querySelectorAll("[data-changed]"), (each) => each.textContent);
  assert.deepEqual(marked, ["3"]);
});

test("changes text that stands beside elements, and takes away what is gone", () => {
  const shown = element(`<p data-key="age"><span>Age</span> 2 min</p><p class="old" data-key="gone">x</p>`);
  morph(shown, element(`<p data-key="age"><span>Age</span> 3 min</p>`));
  assert.equal(shown.innerHTML, `<p data-key="age"><span>Age</span> 3 min</p>`);
});

function watched(html: string) {
  const document = page(`<p data-watch-state hidden><span data-part="label"></span></p>
    <button data-watch-pause aria-pressed="false" hidden>Pause</button>
    <div data-watch="/figures">${html}</div>`);
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
  const told: string[] = [];
  const around = {
    asked: 0,
    waiting: 0,
    time: 0,
    hidden: false,
    held: false,
    answer: { ok: true, redirected: false, status: 200, text: () => Promise.resolve(html) } as unknown,
  };
  const watch = new Watch(find("[data-watch]"), WORDS, "en", {
    fetch: () => {
      around.asked++;
      return around.answer instanceof Error ? Promise.reject(around.answer) : Promise.resolve(around.answer as Response);
    },
    now: () => around.time,
    later: () => void around.waiting++,
    isHidden: () => around.hidden,
    isHeld: () => around.held,
    announce: (text) => told.push(text),
  });
  watch.mount();
  const label = () => find("[data-watch-state] [data-part=label]").textContent;
  const answer = (text: string) => ({ ok: true, redirected: false, status: 200, text: () => Promise.resolve(text) });
  return { watch, around, told, find, label, answer };
}

test("puts the new figures in the place of those before, and waits for the next turn", async () => {
  const { watch, around, find, label, answer } = watched(`<span class="number">1</span>`);
  assert.equal(label(), "Live");
  assert.ok(!find("[data-watch-pause]").hidden);
  assert.equal(around.waiting, 1);
  around.answer = answer(`<span class="number">2</span>`);
  await watch.turn();
  assert.equal(find("[data-watch]").textContent, "2");
  assert.equal(find("[data-watch]").dataset.watch, "/figures");
  assert.equal(around.waiting, 2);
});

test("asks nothing while it is paused, nobody looks or a button is about to be pressed", async () => {
  const { watch, around, told, find, label } = watched("x");
  find("[data-watch-pause]").click();
  await watch.turn();
  assert.equal(around.asked, 0);
  assert.equal(label(), "Paused");
  assert.equal(find("[data-watch-pause]").textContent, "Go on");
  assert.equal(find("[data-watch-pause]").getAttribute("aria-pressed"), "true");
  assert.deepEqual(told, ["Paused"]);
  find("[data-watch-pause]").click();
  around.hidden = true;
  await watch.turn();
  assert.equal(around.asked, 0);
  around.hidden = false;
  around.held = true;
  await watch.turn();
  assert.equal(around.asked, 0);
  assert.equal(label(), "Held");
  around.held = false;
  await watch.turn();
  assert.equal(around.asked, 1);
});

test("says how old the figures are while there is no answer, and says it aloud once", async () => {
  const { watch, around, told, label, answer, find } = watched("old");
  around.answer = new Error("no network");
  around.time = 4_000;
  await watch.turn();
  around.time = 6_000;
  around.answer = { ok: false, redirected: false, status: 503 };
  await watch.turn();
  assert.equal(label(), "Away for 6 s");
  assert.equal(find("[data-watch-state]").dataset.connection, "reconnecting");
  assert.equal(find("[data-watch]").textContent, "old");
  around.answer = answer("new");
  await watch.turn();
  assert.equal(label(), "Live");
  assert.deepEqual(told, ["Away for 4 s", "Live"]);
});

test("ends when the session has, and shows no other page in the place of the figures", async () => {
  const { watch, around, label, find } = watched("old");
  around.answer = { ok: true, redirected: true, status: 200, text: () => Promise.resolve("Sign in") };
  await watch.turn();
  assert.equal(label(), "Ended");
  assert.equal(find("[data-watch]").textContent, "old");
  assert.equal(around.waiting, 1);
});

test("tells those who do not see it that a node is missing, and that it is back", async () => {
  const { watch, around, told, answer } = watched("all");
  around.answer = answer(`<p data-missing>n2</p>`);
  await watch.turn();
  await watch.turn();
  around.answer = answer("all");
  await watch.turn();
  assert.deepEqual(told, ["A node is missing", "All nodes answer"]);
});
