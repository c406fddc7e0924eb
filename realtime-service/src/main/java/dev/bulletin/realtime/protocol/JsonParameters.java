package dev.bulletin.realtime.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A JSON object; null counts as not there. */
record JsonParameters(JsonNode json) implements Parameters {
  @Override
  public boolean isEmpty() {
    return json.isEmpty();
  }

  @Override
  public int size() {
    return json.size();
  }

  @Override
  public String text(String name, int number) throws UnfitException {
    return json.hasNonNull(name) ? of(name, JsonNode::isTextual).textValue() : "";
  }

  @Override
  public long number(String name, int number) throws UnfitException {
    return json.hasNonNull(name) ? of(name, JsonParameters::isUnsigned).longValue() : 0;
  }

  private static boolean isUnsigned(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
  }

  @Override
  public int signed(String name, int number) throws UnfitException {
    return json.hasNonNull(name) ? of(name, JsonParameters::isSigned).intValue() : 0;
  }

  private static boolean isSigned(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt();
  }

  @Override
  public boolean flag(String name, int number) throws UnfitException {
    return json.hasNonNull(name) && of(name, JsonNode::isBoolean).booleanValue();
  }

  @Override
  public byte[] data(String name, int number) {
    return json.has(name)
        ? json.get(name).toString().getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }

  @Override
  public Optional<Parameters> object(String name, int number) throws UnfitException {
    return json.hasNonNull(name)
        ? Optional.of(new JsonParameters(of(name, JsonNode::isObject)))
        : Optional.empty();
  }

  @Override
  public Map<String, Parameters> objects(String name, int number) throws UnfitException {
    if (!json.hasNonNull(name)) {
      return Map.of();
    }
    Map<String, Parameters> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : of(name, JsonNode::isObject).properties()) {
      objects.put(entry.getKey(), new JsonParameters(fit(entry.getValue(), JsonNode::isObject)));
    }
    return objects;
  }

  private JsonNode of(String name, Predicate<JsonNode> type) throws UnfitException {
    return fit(json.get(name), type);
  }

  private static JsonNode fit(JsonNode value, Predicate<JsonNode> type) throws UnfitException {
    if (!type.test(value)) {
      throw new UnfitException();
    }
    return value;
  }
}
