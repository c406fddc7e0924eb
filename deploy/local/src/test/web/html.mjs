/** What the Nu validator says about documents: each once, all by one run of Java. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
/** Of this process alone: test classes run side by side. */
const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), `../../../target/html/${process.pid}`);

/** @param documents by the name of their page */
export async function faultsOfHtml(documents) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, html] of documents) {
    writeFileSync(join(FOLDER, `${name}.html`), html);
  }
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
  const validator = spawn(java, ["-jar", JAR, "--stdout", "--exit-zero-always", "--format", "json", FOLDER], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { messages } = JSON.parse(await text(validator.stdout));
  return Object.values(byKind(messages)).map(inWords);
}

function byKind(messages) {
  const kinds = {};
  messages.forEach((message) => (kinds[message.message] ??= []).push(message));
  return kinds;
}

function inWords([{ type, subType, url, lastLine, message, extract }, ...others]) {
  const place = `${basename(url)} line ${lastLine} and ${others.length} more`;
  return `${place}: ${subType ?? type}: ${message} ${JSON.stringify(extract)}`;
}
