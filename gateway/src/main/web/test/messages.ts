/** The words that the server gives to the script, from the files that it reads. */
import { readFileSync } from "node:fs";
import type { Plural, Words } from "../src/words";

const PLURAL = /^(.*?)\{(\w+), plural, ((?:\w+ \{[^{}]*\} ?)+)\}(.*)$/;
const FORM = /(\w+) \{([^{}]*)\}/g;

export function wordsOf(language: string): Words {
  const lines = readFileSync(`../resources/messages_${language}.properties`, "utf8").split("\n");
  const script = lines.filter((line) => line.startsWith("script."));
  const texts = script.map((line) => [keyOf(line), textOf(line.slice(line.indexOf("=") + 1))]);
  return { ...(Object.fromEntries(texts) as Words), language };
}

function keyOf(line: string): string {
  return line.slice("script.".length, line.indexOf("="));
}

function textOf(text: string): string | Plural {
  const [, before = "", by = "", forms = "", behind = ""] = PLURAL.exec(text) ?? [];
  const form = (words: string) => before + words.replaceAll("#", `{${by}}`) + behind;
  return by === ""
    ? text
    : { by, forms: Object.fromEntries([...forms.matchAll(FORM)].map(([, category = "", words = ""]) => [category, form(words)])) };
}
