import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Connection, type ConnectionState, next } from "../src/connection";

test("goes live when every room is joined, from any state", () => {
  for (const state of ["connecting", "live", "reconnecting", "offline"] as const) {
    assert.equal(next(state, "joined"), "live");
  }
});

test("a lost connection is reconnecting only if it was live", () => {
  assert.equal(next("live", "lost"), "reconnecting");
  assert.equal(next("connecting", "lost"), "connecting");
  assert.equal(next("offline", "lost"), "offline");
});

test("a refused one is offline", () => {
  assert.equal(next("live", "refused"), "offline");
});

test("says offline when reconnecting takes too long, and live again after it", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const shown: ConnectionState[] = [];
  const connection = new Connection((state) => shown.push(state), 15_000);
  connection.handle("joined");
  mock.timers.tick(60_000);
  connection.handle("lost");
  mock.timers.tick(14_999);
  assert.deepEqual(shown, ["connecting", "live", "reconnecting"]);
  mock.timers.tick(1);
  connection.handle("lost");
  connection.handle("joined");
  assert.deepEqual(shown, ["connecting", "live", "reconnecting", "offline", "live"]);
  mock.timers.reset();
});
