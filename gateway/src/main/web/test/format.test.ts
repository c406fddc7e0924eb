import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatChange, formatFigure, type Style } from "../src/format";
import { wordsOf } from "./messages";

const rows = readFileSync("../../test/resources/numbers.tsv", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t") as [string, string, string, string]);

function written(kind: string, language: string, number: number): string {
  const change = formatChange(language, number);
  switch (kind) {
    case "value":
      return formatFigure(language, wordsOf(language), { style: "price" }, number);
    case "percent":
      return change.percent;
    case "direction":
      return `${change.direction} ${change.arrow}`.trim();
    default:
      return figure(kind.split("/"), language, number);
  }
}

function figure([style, decimals]: string[], language: string, number: number): string {
  const format = {
    style: (style === "share" ? "percent" : style) as Style,
    decimals: decimals === undefined ? undefined : Number(decimals),
  };
  return formatFigure(language, wordsOf(language), format, number);
}

test("the list has rows", () => assert.ok(rows.length > 60));

for (const [kind, language, number, text] of rows) {
  test(`writes the ${kind} ${number} in ${language} as ${text}`, () => {
    assert.equal(written(kind, language, Number(number)), text);
  });
}
