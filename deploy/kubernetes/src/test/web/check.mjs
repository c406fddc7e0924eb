// Holds a rendered overlay against the schemas of its kinds and against a policy linter, and prints what both say as JSON:
// node check.mjs FILE
import { readFileSync } from "node:fs";
import { AnnotationSuppressor, DefaultPluginLoader, DisabledFixer, MonokleValidator, processRefs, ResourceParser, SchemaLoader } from "@monokle/validation";
import { parseAllDocuments } from "yaml";

const PLUGINS = { "pod-security-standards": true, practices: true, "resource-links": true, "yaml-syntax": true };
// The core has its groups as folders; the others are packages whose folders are groups.
const PACKAGES = {
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api/gateway.networking.k8s.io",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator/monitoring.coreos.com",
};

const file = process.argv[2];
const resources = parseAllDocuments(readFileSync(file, "utf8"), { uniqueKeys: true }).map(resource);

function resource(document, index) {
  const content = document.toJS();
  return {
    id: `${index}`,
    fileId: `${index}`,
    filePath: `${content.kind}/${content.metadata.name}`,
    fileOffset: 0,
    name: content.metadata.name,
    apiVersion: content.apiVersion,
    kind: content.kind,
    namespace: content.metadata.namespace,
    content,
    text: document.toString(),
  };
}

/** The model of a kind, which knows the kind's schema. */
async function modelOf({ apiVersion, kind }) {
  const [version, group = ""] = apiVersion.split("/").reverse();
  const base = PACKAGES[group] ?? ["kubernetes-models", group].filter(Boolean).join("/");
  const models = await import(`${base}/${version}/${kind}`);
  return models[kind] ?? models.default[kind];
}

async function againstSchema(resource) {
  const Model = await modelOf(resource);
  try {
    new Model(resource.content).validate();
    return [];
  } catch (problem) {
    return [{ resource: resource.filePath, rule: "schema", text: problem.message }];
  }
}

async function againstPolicies() {
  const parser = new ResourceParser();
  processRefs(resources, parser);
  const validator = new MonokleValidator({
    loader: new DefaultPluginLoader(),
    parser,
    schemaLoader: new SchemaLoader(),
    suppressors: [new AnnotationSuppressor()],
    fixer: new DisabledFixer(),
  });
  const config = { plugins: PLUGINS, settings: { debug: true } };
  await validator.preload(config);
  // Strict ones, such as those of the restricted profile, are off unless they are named.
  const strict = validator.getPlugins().flatMap((plugin) => plugin.rules.map((rule) => [rule.id, "warn"]));
  await validator.preload({ ...config, rules: Object.fromEntries(strict) });
  if (validator.getPlugins().length !== Object.keys(PLUGINS).length) {
    throw new Error(`loaded only ${validator.getPlugins().map((plugin) => plugin.name)}`);
  }
  // One by one: together, a plugin that fails would be left out without a word.
  const results = await Promise.all(validator.getPlugins().map((plugin) => plugin.validate(resources, {})));
  return results.flat().map((result) => ({
    resource: result.locations.map((place) => place.physicalLocation?.artifactLocation.uri).find(Boolean),
    rule: result.ruleId,
    text: result.message.text,
  }));
}

const broken = (await Promise.all(resources.map(againstSchema))).flat();
console.log(JSON.stringify({ checked: resources.length, findings: [...broken, ...(await againstPolicies())] }));
