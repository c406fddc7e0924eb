// Reads a Dockerfile as a builder of images does, and prints what is wrong with it as JSON:
// node check-dockerfile.mjs FILE
import { readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";

const found = validate(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(found.map((problem) => `line ${problem.range.start.line + 1}: ${problem.message}`)));
