import assert from "node:assert/strict";
import { test } from "node:test";
import { say, type Words } from "../src/words";
import { wordsOf } from "./messages";

const READING: Words = {
  language: "pl",
  reading: {
    by: "n",
    forms: { one: "{n} minuta", few: "{n} minuty", many: "{n} minut", other: "{n} minuty" },
  },
};

test("chooses words by the rules of the language", () => {
  const told = [1, 3, 5, 22, 25, 1.5].map((n) => say(READING, "reading", { n }));
  assert.deepEqual(told, ["1 minuta", "3 minuty", "5 minut", "22 minuty", "25 minut", "1,5 minuty"]);
});

test("writes numbers as the readers of the language do, and texts as they are", () => {
  assert.equal(say(READING, "reading", { n: 1234 }), "1\u00a0234 minuty");
  assert.equal(say({ language: "vi", line: "Dòng {n}" }, "line", { n: 1234 }), "Dòng 1.234");
  assert.equal(say({ language: "vi", line: "Dòng {n}" }, "line", { n: "1234" }), "Dòng 1234");
});

test("says what the files say", () => {
  assert.equal(say(wordsOf("en"), "reading", { n: 1 }), "1 minute to read");
  assert.equal(say(wordsOf("en"), "reading", { n: 2 }), "2 minutes to read");
  assert.equal(say(wordsOf("vi"), "reading", { n: 2 }), "Đọc 2 phút");
});
