import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts, isSame } from "../src/studio/drafts";

class Memory implements Storage {
  private readonly items = new Map<string, string>();
  full = false;
  [name: string]: unknown;

  get length(): number {
    return this.items.size;
  }

  clear(): void {
    this.items.clear();
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  setItem(key: string, value: string): void {
    if (this.full) {
      throw new Error("full");
    }
    this.items.set(key, value);
  }
}

function draft(minute: number, text: string, revision = 1) {
  const at = new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();
  return { at, revision, fields: { "texts.en.body": text } };
}

function texts(drafts: Drafts): (string | undefined)[] {
  return drafts.find().map((found) => found.fields["texts.en.body"]);
}

test("finds what another page of the browser has left, the newest first", () => {
  const storage = new Memory();
  new Drafts(storage, "outlook", "one").keep(draft(1, "older"));
  new Drafts(storage, "outlook", "two").keep(draft(2, "newer"));
  assert.deepEqual(texts(new Drafts(storage, "outlook", "three")), ["newer", "older"]);
});

test("keeps one text for each page, whatever revision it is on", () => {
  const storage = new Memory();
  const drafts = new Drafts(storage, "outlook", "one");
  drafts.keep(draft(1, "first", 1));
  drafts.keep(draft(2, "second", 2));
  assert.deepEqual(texts(drafts), ["second"]);
});

test("leaves other reports alone, also those whose names begin alike", () => {
  const storage = new Memory();
  new Drafts(storage, "outlook-2", "one").keep(draft(1, "other"));
  new Drafts(storage, "", "one").keep(draft(1, "new"));
  assert.deepEqual(texts(new Drafts(storage, "outlook", "two")), []);
  assert.deepEqual(texts(new Drafts(storage, "", "two")), ["new"]);
});

test("forgets what its own page has kept, and nothing else", () => {
  const storage = new Memory();
  const mine = new Drafts(storage, "outlook", "one");
  mine.keep(draft(1, "mine"));
  new Drafts(storage, "outlook", "two").keep(draft(2, "theirs"));
  mine.clear();
  assert.deepEqual(texts(mine), ["theirs"]);
});

test("says when the browser keeps nothing", () => {
  const storage = new Memory();
  storage.full = true;
  assert.equal(new Drafts(storage, "outlook", "one").keep(draft(1, "text")), false);
  assert.equal(new Drafts(undefined, "outlook", "one").keep(draft(1, "text")), false);
  assert.equal(new Drafts(new Memory(), "outlook", "one").keep(draft(1, "text")), true);
});

test("passes over what is no draft", () => {
  const storage = new Memory();
  storage.setItem("bulletin-draft:outlook:1:one", "{");
  storage.setItem("bulletin-draft:outlook:2:two", '{"at":7}');
  assert.deepEqual(texts(new Drafts(storage, "outlook", "three")), []);
});

test("takes texts for the same however tags and lines are spaced", () => {
  assert.ok(isSame({ tags: "rates, vietnam" }, { tags: "rates vietnam " }));
  assert.ok(isSame({ "texts.en.body": "a\r\nb" }, { "texts.en.body": "a\nb" }));
  assert.ok(isSame({ author: "Lan " }, { author: "Lan" }));
  assert.ok(!isSame({ "texts.en.body": "a" }, { "texts.en.body": "a " }));
  assert.ok(!isSame({ yaml: "title: a\n" }, { yaml: "title: a" }));
  assert.ok(!isSame({ author: "Lan" }, {}));
});
