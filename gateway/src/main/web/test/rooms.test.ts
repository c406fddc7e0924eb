import assert from "node:assert/strict";
import { test } from "node:test";
import { toBatches } from "../src/rooms";

const message = { key: "BTC-USDT", at: "2026-11-23T09:10:05Z", data: {} };

test("reads a publication as one batch", () => {
  const batches = toBatches({ type: "tile", kind: "state", messages: [message] });
  assert.deepEqual(batches, [{ type: "tile", messages: [message] }]);
});

test("reads what comes with a subscription as many", () => {
  const batch = { type: "tile", messages: [message] };
  assert.equal(toBatches({ batches: [batch, batch] }).length, 2);
});

test("leaves out what it does not understand", () => {
  assert.deepEqual(toBatches(undefined), []);
  assert.deepEqual(toBatches("text"), []);
  assert.deepEqual(toBatches({ type: "tile" }), []);
  assert.deepEqual(toBatches({ batches: [null, { type: 1, messages: [] }] }), []);
  assert.deepEqual(toBatches({ type: "tile", messages: [{ key: 1 }, null] }), [{ type: "tile", messages: [] }]);
});
