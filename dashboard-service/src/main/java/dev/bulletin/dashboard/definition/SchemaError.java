package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.DefinitionProblem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sentence of the validator, told in words that help whoever writes the definition. */
final class SchemaError {
  private static final int MAX_SHOWN = 60;

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a text",
          "number", "a number",
          "integer", "a whole number",
          "array", "a list",
          "object", "fields");

  private final Document document;
  private final JsonObject schema;
  private final Pointer keyword;
  private final Pointer instance;

  SchemaError(Document document, JsonObject schema, OutputUnit error) {
    this.document = document;
    this.schema = schema;
    this.keyword = Pointer.of(error.getAbsoluteKeywordLocation());
    this.instance = Pointer.of(error.getInstanceLocation());
  }

  /** None for those sentences that only say that something inside is wrong. */
  Stream<DefinitionProblem> problems() {
    return switch (keyword.last()) {
      case "type" -> told("expected " + types());
      case "enum" -> told("expected one of " + joined(choices()));
      case "pattern" -> told("%s is not of the form %s".formatted(shown(), limit()) + examples());
      case "minLength" -> told("is empty");
      case "maxLength" -> told("longer than %s characters".formatted(limit()));
      case "minimum" -> told("less than " + limit());
      case "maximum" -> told("more than " + limit());
      case "minItems" -> told("needs at least " + limit());
      case "maxItems" -> told("more than " + limit());
      case "required" -> missing();
      case "additionalProperties" -> unknown();
      case "properties" -> refused();
      default -> Stream.empty();
    };
  }

  private Stream<DefinitionProblem> told(String reason) {
    return Stream.of(document.problem(instance.placeIn(document.json()), reason));
  }

  private @Nullable Object limit() {
    return keyword.in(schema);
  }

  private Stream<?> choices() {
    return limit() instanceof JsonArray choices ? choices.stream() : Stream.empty();
  }

  private JsonObject rule() {
    return keyword.parent().in(schema) instanceof JsonObject rule ? rule : new JsonObject();
  }

  private String types() {
    JsonArray types = limit() instanceof JsonArray many ? many : JsonArray.of(limit());
    return types.stream()
        .map(String::valueOf)
        .map(type -> TYPES.getOrDefault(type, type))
        .collect(Collectors.joining(" or "));
  }

  private static String joined(Stream<?> words) {
    return words.map(String::valueOf).collect(Collectors.joining(", "));
  }

  private String shown() {
    String text = String.valueOf(instance.in(document.json()));
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }

  private String examples() {
    JsonArray examples = rule().getJsonArray("examples", new JsonArray());
    return examples.isEmpty() ? "" : ", such as " + joined(examples.stream());
  }

  /** The validator names one at a time, in words that are not ours. */
  private Stream<DefinitionProblem> missing() {
    return instance.in(document.json()) instanceof JsonObject given
        ? choices()
            .map(String::valueOf)
            .filter(name -> !given.containsKey(name))
            .flatMap(name -> told("needs " + name))
        : Stream.empty();
  }

  /** The validator says so of fields that are known and wrong, too. */
  private Stream<DefinitionProblem> unknown() {
    JsonObject known = rule().getJsonObject("properties", new JsonObject());
    return known.containsKey(instance.last())
        ? Stream.empty()
        : told("no such field; known are " + joined(known.fieldNames().stream()));
  }

  /** A schema that is false allows nothing. */
  private Stream<DefinitionProblem> refused() {
    boolean refused =
        limit() instanceof JsonObject known
            && Boolean.FALSE.equals(known.getValue(instance.last()));
    return refused ? told("not for a panel of this kind") : Stream.empty();
  }
}
