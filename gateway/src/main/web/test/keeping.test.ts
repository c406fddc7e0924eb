import assert from "node:assert/strict";
import { test } from "node:test";
import { isStoreOfReports, kindOf, languageOf, mayKeep, outlived, storeOf } from "../src/worker/keeping";

test("reports are told from the other pages, and from what is not the worker's business", () => {
  const kinds = Object.entries({
    "/vi/reports/weekly-outlook": "report",
    "/vi/reports": "page",
    "/vi/reports/weekly-outlook.pdf": "page",
    "/en/": "page",
    "/en/dashboards/crypto": "page",
    "/en/embed/dashboards/crypto/prices": "other",
    "/assets/app-7TZHM6R2.js": "asset",
    "/images/0b0f.png": "image",
    "/": "other",
    "/studio": "other",
    "/studio/reports/weekly-outlook": "other",
    "/api/v1/reports/weekly-outlook": "other",
    "/connection/websocket": "other",
  });
  kinds.forEach(([path, kind]) => assert.equal(kindOf(path), kind, path));
  assert.equal(languageOf("/vi/reports/weekly-outlook"), "vi");
  assert.equal(languageOf("/studio"), undefined);
});

test("the stores of a build and of the one before stay, older ones go, others' are left alone", () => {
  const stores = ["one", "two", "three"].flatMap((build) => [storeOf(build, "files"), storeOf(build, "reports-vi")]);
  assert.deepEqual(outlived([...stores, "other one files"], "three"), [storeOf("one", "files"), storeOf("one", "reports-vi")]);
});

test("reports of a language are found whatever the build", () => {
  assert.ok(isStoreOfReports(storeOf("one", "reports-vi"), "vi"));
  assert.ok(!isStoreOfReports(storeOf("one", "reports-vi"), "en"));
  assert.ok(!isStoreOfReports(storeOf("one", "files"), "vi"));
});

test("only whole answers for everybody are kept", () => {
  const answer = { status: 200, type: "basic", redirected: false, headers: new Headers({ "cache-control": "no-cache" }) };
  const keeps = (other: object) => mayKeep({ ...answer, ...other } as Response);
  assert.ok(keeps({}));
  assert.ok(!keeps({ status: 404 }));
  assert.ok(!keeps({ type: "opaqueredirect" }));
  assert.ok(!keeps({ redirected: true }));
  assert.ok(!keeps({ headers: new Headers({ "cache-control": "no-store" }) }));
  assert.ok(!keeps({ headers: new Headers({ "cache-control": "private, max-age=60" }) }));
});
