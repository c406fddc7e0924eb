package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.DashboardSchema;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.List;
import java.util.Objects;

/**
 * Holds a document against the published schema. Not thread-safe: the validator does not say so.
 */
final class SchemaCheck {
  private static final String BASE = "app://bulletin/";
  private static final String NAME = BASE + "dashboard";

  private final Document document;
  private final JsonObject schema = new JsonObject(DashboardSchema.TEXT);

  SchemaCheck(Document document) {
    this.document = document;
  }

  /** What is wrong, in words; empty if nothing is. */
  List<DefinitionProblem> problems() {
    OutputUnit output = validator().validate(document.json());
    if (Boolean.TRUE.equals(output.getValid())) {
      return List.of();
    }
    List<DefinitionProblem> told =
        Objects.requireNonNullElse(output.getErrors(), List.<OutputUnit>of()).stream()
            .flatMap(error -> new SchemaError(document, schema, error).problems())
            .distinct()
            .toList();
    return told.isEmpty()
        ? List.of(document.problem(Place.ROOT, "is not as the schema says"))
        : told;
  }

  private static Validator validator() {
    SchemaRepository schemas =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri(BASE)
                .setOutputFormat(OutputFormat.Basic));
    schemas.dereference(NAME, JsonSchema.of(new JsonObject(DashboardSchema.TEXT)));
    return schemas.validator(NAME);
  }
}
