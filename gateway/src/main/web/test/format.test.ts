import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatChange, formatValue } from "../src/format";

const rows = readFileSync("../../test/resources/numbers.tsv", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t") as [string, string, string, string]);

function written(kind: string, language: string, number: number): string {
  const change = formatChange(language, number);
  switch (kind) {
    case "value":
      return formatValue(language, number);
    case "percent":
      return change.percent;
    default:
      return `${change.direction} ${change.arrow}`.trim();
  }
}

test("the list has rows", () => assert.ok(rows.length > 20));

for (const [kind, language, number, text] of rows) {
  test(`writes the ${kind} ${number} in ${language} as ${text}`, () => {
    assert.equal(written(kind, language, Number(number)), text);
  });
}
