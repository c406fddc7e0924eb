package dev.bulletin.gateway.openapi;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a JSON body, in our words: the validator's name its own workings. Of all that
 * is wrong the first is told, or all that is missing at once.
 */
final class Complaint {
  private static final String REQUIRED = "required";
  private static final String UNKNOWN = "additionalProperties";

  private final ApiDocument document;
  private final JsonObject schema;
  private final Object body;
  private final List<OutputUnit> errors;

  Complaint(ApiDocument document, JsonObject schema, Map<?, ?> body, List<OutputUnit> errors) {
    this.document = document;
    this.schema = schema;
    this.body = body;
    this.errors =
        errors.stream()
            .filter(error -> isRoot(error, errors))
            .filter(error -> !isKnown(error))
            .toList();
  }

  /** What was not met, and not what holds it. */
  private static boolean isRoot(OutputUnit error, List<OutputUnit> all) {
    String beneath = error.getKeywordLocation() + "/";
    return all.stream().noneMatch(other -> other.getKeywordLocation().startsWith(beneath));
  }

  /** A field that is not as it should be counts as an unknown one too. */
  private boolean isKnown(OutputUnit error) {
    List<String> steps = steps(error.getInstanceLocation());
    return keyword(error).equals(UNKNOWN)
        && properties(error).containsKey(steps.get(steps.size() - 1));
  }

  private JsonObject properties(OutputUnit error) {
    return schemaOf(error).getJsonObject("properties", new JsonObject());
  }

  static String keyword(OutputUnit error) {
    String location = error.getKeywordLocation();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  ServiceException toException() {
    return errors.stream()
        .filter(error -> !isMissing(error))
        .findFirst()
        .map(this::wrong)
        .orElseGet(this::missing);
  }

  private boolean isMissing(OutputUnit error) {
    return keyword(error).equals(REQUIRED)
        || keyword(error).equals("minProperties")
        || value(error.getInstanceLocation()) == null;
  }

  private ServiceException wrong(OutputUnit error) {
    JsonObject broken = schemaOf(error);
    String field = field(error.getInstanceLocation());
    if (keyword(error).equals(UNKNOWN)) {
      String known =
          broken.getJsonObject("properties").fieldNames().stream()
              .sorted()
              .collect(Collectors.joining(", "));
      return ServiceException.invalid(field, "no such field; known are " + known);
    }
    return ServiceException.invalid(field, "expected " + Expectation.of(broken, keyword(error)));
  }

  private ServiceException missing() {
    List<String> names = new ArrayList<>();
    for (OutputUnit error : errors) {
      if (keyword(error).equals(REQUIRED)) {
        names.addAll(missing(error));
      } else {
        names.add(field(error.getInstanceLocation()));
      }
    }
    return ServiceException.invalid(
        names.stream().distinct().collect(Collectors.joining(", ")), REQUIRED);
  }

  private List<String> missing(OutputUnit error) {
    Map<?, ?> object = (Map<?, ?>) value(error.getInstanceLocation());
    return schemaOf(error).getJsonArray(REQUIRED).stream()
        .filter(name -> object == null || !object.containsKey(name))
        .map(name -> field(error.getInstanceLocation() + "/" + name))
        .toList();
  }

  private @Nullable Object value(String pointer) {
    Object value = body;
    for (String step : steps(pointer)) {
      if (value instanceof Map<?, ?> object) {
        value = object.get(step);
      } else if (value instanceof List<?> list) {
        value = list.get(Integer.parseInt(step));
      } else {
        return null;
      }
    }
    return value;
  }

  /** Such as {@code texts.en.title} or {@code slugs[1]}. */
  private String field(String pointer) {
    StringBuilder field = new StringBuilder();
    String sofar = "#";
    for (String step : steps(pointer)) {
      boolean isElement = value(sofar) instanceof List<?>;
      field.append(isElement ? "[" + step + "]" : (field.isEmpty() ? "" : ".") + step);
      sofar += "/" + step;
    }
    return field.isEmpty() ? "body" : field.toString();
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.split("/")) {
      if (!step.equals("#")) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return steps;
  }

  /** The schema that the keyword stands in. */
  private JsonObject schemaOf(OutputUnit error) {
    List<String> steps = steps(error.getKeywordLocation());
    Object at = schema;
    for (String step : steps.subList(0, steps.size() - 1)) {
      if (at instanceof JsonArray array) {
        at = array.getValue(Integer.parseInt(step));
      } else if (at instanceof JsonObject object) {
        at = step.equals("$ref") ? document.resolved(object) : object.getValue(step);
      }
    }
    return (JsonObject) at;
  }
}
