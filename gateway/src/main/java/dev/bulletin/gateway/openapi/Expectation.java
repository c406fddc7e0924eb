package dev.bulletin.gateway.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a schema takes. */
public final class Expectation {
  /** What the document says of a pattern that its readers would rather not read. */
  private static final String WORDS = "x-expected";

  private static final Set<String> LENGTHS = Set.of("minLength", "maxLength");

  private Expectation() {}

  /** All that can be said in a few words. */
  public static String of(JsonObject schema) {
    if (schema.getValue("enum") instanceof JsonArray values) {
      return "one of " + list(values);
    }
    return switch (type(schema)) {
      case "integer" -> "a whole number" + bounds(schema);
      case "number" -> "a number" + bounds(schema);
      case "boolean" -> "true or false";
      case "array" -> "a list" + count(schema, "minItems", "maxItems");
      case "object" -> "an object";
      case "string" -> text(schema);
      default -> "any JSON value";
    };
  }

  /** What counts when a keyword was not met. */
  static String of(JsonObject schema, String keyword) {
    return isLength(keyword) ? lengths(schema) : of(schema);
  }

  /** Whether only the length of a text was not met. */
  static boolean isLength(String keyword) {
    return LENGTHS.contains(keyword);
  }

  private static String list(JsonArray values) {
    return values.stream()
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String type(JsonObject schema) {
    Object type = schema.getValue("type");
    return String.valueOf(type instanceof JsonArray types ? types.getValue(0) : type);
  }

  private static String bounds(JsonObject schema) {
    return between(schema.getValue("minimum"), schema.getValue("maximum"), " from ")
        .replace("from at", "of at");
  }

  private static String count(JsonObject schema, String min, String max) {
    return between(schema.getValue(min), schema.getValue(max), " of ");
  }

  private static String between(@Nullable Object min, @Nullable Object max, String before) {
    if (min != null && max != null) {
      return before + min + " to " + max;
    }
    if (min != null) {
      return before + "at least " + min;
    }
    return max == null ? "" : before + "at most " + max;
  }

  private static String text(JsonObject schema) {
    if ("date".equals(schema.getString("format"))) {
      return "a day such as 2026-12-31";
    }
    if ("date-time".equals(schema.getString("format"))) {
      return "a time such as 2026-12-31T08:00:00Z";
    }
    String pattern = schema.getString("pattern");
    return pattern == null ? lengths(schema) : schema.getString(WORDS, "a text like " + pattern);
  }

  private static String lengths(JsonObject schema) {
    String range = between(schema.getValue("minLength"), schema.getValue("maxLength"), "");
    return range.isEmpty() ? "a text" : range + " characters";
  }
}
