package dev.bulletin.gateway.openapi;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Validator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A parameter of an operation: a single value in the path, the query or a header. */
public final class ApiParameter {
  private static final Set<String> TYPES = Set.of("string", "integer", "boolean");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final int SHOWN = 60;

  private final JsonObject model;
  private final JsonObject schema;
  private final Place in;
  private final Validator validator;

  /** Where a parameter stands. */
  public enum Place {
    PATH,
    QUERY,
    HEADER
  }

  private ApiParameter(JsonObject model, JsonObject schema, Validator validator) {
    this.model = model;
    this.schema = schema;
    this.in = Place.valueOf(model.getString("in").toUpperCase(Locale.ROOT));
    this.validator = validator;
  }

  static ApiParameter of(JsonObject model, ApiDocument document, Schemas schemas) {
    JsonObject given = model.getJsonObject("schema");
    JsonObject schema = document.resolved(given).copy().mergeIn(given);
    schema.remove("$ref");
    if (!TYPES.contains(schema.getValue("type"))) {
      throw new CannotStartException(
          "the parameter %s is of a type that is not checked: %s"
              .formatted(model.getString("name"), schema.getValue("type")));
    }
    return new ApiParameter(model, schema, schemas.ofParameter(schema));
  }

  public String name() {
    return model.getString("name");
  }

  public Place in() {
    return in;
  }

  public boolean isRequired() {
    return model.getBoolean("required", false);
  }

  /** As the document has it. */
  public JsonObject model() {
    return model;
  }

  /** What a value must be, with nothing left to look up. */
  public JsonObject schema() {
    return schema;
  }

  /** What it takes, in words. */
  public String expectation() {
    return Expectation.of(schema);
  }

  /** What is wrong with a value, if anything is. */
  Optional<ServiceException> complaint(String value) {
    var output = validator.validate(typed(value));
    if (Boolean.TRUE.equals(output.getValid())) {
      return Optional.empty();
    }
    String keyword = Complaint.keyword(output.getErrors().get(0));
    String got = Expectation.isLength(keyword) ? "" : ", got " + shown(value);
    return Optional.of(
        ServiceException.invalid(name(), "expected " + Expectation.of(schema, keyword) + got));
  }

  /** What looks like no value of the type stays a text, which no such schema takes. */
  private Object typed(String value) {
    return switch (schema.getString("type")) {
      case "integer" -> WHOLE.matcher(value).matches() ? (Object) Long.valueOf(value) : value;
      case "boolean" ->
          value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
      default -> value;
    };
  }

  private static String shown(String value) {
    String text = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return text.isEmpty() ? "nothing" : text.replaceAll("\\p{Cntrl}", "·");
  }
}
