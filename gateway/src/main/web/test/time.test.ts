import assert from "node:assert/strict";
import { test } from "node:test";
import { ageText, Clock, timeText } from "../src/time";

const words = { seconds: "{n} s", minutes: "{n} min", hours: "{n} h", days: "{n} d" };

test("says an age in its largest whole unit", () => {
  assert.equal(ageText(words, -5), "0 s");
  assert.equal(ageText(words, 59_999), "59 s");
  assert.equal(ageText(words, 26 * 60_000 + 59_000), "26 min");
  assert.equal(ageText(words, 47 * 3_600_000), "47 h");
  assert.equal(ageText(words, 50 * 3_600_000), "2 d");
});

test("trusts the reader's clock while it agrees with the server", () => {
  const clock = new Clock(() => 100_000);
  clock.learn(97_000, 15_000);
  assert.equal(clock.millis(), 100_000);
});

test("corrects a clock that is fast", () => {
  const clock = new Clock(() => 700_000);
  clock.learn(100_000, 15_000);
  assert.equal(clock.millis(), 100_000);
});

test("corrects a clock that is slow", () => {
  const clock = new Clock(() => 100_000);
  clock.learn(160_000, 15_000);
  assert.equal(clock.millis(), 160_000);
});

test("says the day of a clock time that is not of today", () => {
  const at = new Date(2026, 10, 23, 14, 5, 9);
  assert.equal(timeText("en", "clock", at, new Date(2026, 10, 23, 20)), "14:05:09");
  assert.equal(timeText("en", "clock", at, new Date(2026, 10, 24)), "Nov 23, 2026, 14:05:09");
  assert.equal(timeText("vi", "clock", at, new Date(2026, 10, 24)), "23 thg 11, 2026, 14:05:09");
});

test("writes dates and moments by the language", () => {
  const at = new Date(2026, 10, 23, 0, 5, 9);
  assert.equal(timeText("en", "date", at, at), "Nov 23, 2026");
  assert.equal(timeText("vi", "moment", at, at), "23 thg 11, 2026, 00:05");
});
