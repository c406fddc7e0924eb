package dev.bulletin.gateway.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes validators of the document's schemas, one for all that are alike: each keeps a table of all
 * schemas that it may refer to.
 */
final class Schemas {
  private static final String BASE = "app://bulletin/openapi";

  private final SchemaRepository named = repository();
  private final SchemaRepository alone = repository();
  private final Map<String, Validator> validatorsBySchema = new HashMap<>();
  private final ApiDocument document;

  Schemas(ApiDocument document) {
    this.document = document;
    JsonObject schemas = document.root().getJsonObject("components").getJsonObject("schemas");
    JsonObject components = new JsonObject().put("components", new JsonObject());
    components.getJsonObject("components").put("schemas", schemas.copy());
    named.dereference(BASE, JsonSchema.of(components));
  }

  private static SchemaRepository repository() {
    return SchemaRepository.create(
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri(BASE)
            .setOutputFormat(OutputFormat.Basic));
  }

  ApiDocument document() {
    return document;
  }

  /** Of a schema that refers to no other. */
  Validator ofParameter(JsonObject schema) {
    return validatorsBySchema.computeIfAbsent(
        schema.encode(), same -> alone.validator(JsonSchema.of(schema.copy())));
  }

  /** Of a schema that may refer to the named ones. */
  Validator ofBody(JsonObject schema) {
    return validatorsBySchema.computeIfAbsent(
        schema.encode(),
        same -> named.validator(JsonSchema.of((JsonObject) absolute(schema.copy()))));
  }

  private static Object absolute(Object node) {
    if (node instanceof JsonObject object) {
      object.forEach(field -> field.setValue(absolute(field.getValue())));
      if (object.getValue("$ref") instanceof String reference) {
        object.put("$ref", BASE + reference);
      }
    } else if (node instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, absolute(array.getValue(i)));
      }
    }
    return node;
  }
}
