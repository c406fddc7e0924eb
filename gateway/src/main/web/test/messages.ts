/** The words that the server gives to the script, from the files that it reads. */
import { readFileSync } from "node:fs";
import type { Words } from "../src/words";

export function wordsOf(language: string): Words {
  const lines = readFileSync(`../resources/messages_${language}.properties`, "utf8").split("\n");
  const script = lines.filter((line) => line.startsWith("script."));
  return Object.fromEntries(script.map((line) => [keyOf(line), line.slice(line.indexOf("=") + 1)]));
}

function keyOf(line: string): string {
  return line.slice("script.".length, line.indexOf("="));
}
