package dev.bulletin.dashboard.definition;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON Pointer (RFC 6901), such as {@code /tiles/0/key}. */
record Pointer(List<String> steps) {
  /** Of what stands behind a number sign. */
  static Pointer of(String location) {
    String path = location.substring(location.indexOf('#') + 1);
    return new Pointer(Arrays.stream(path.split("/", -1)).skip(1).map(Pointer::unescaped).toList());
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  String last() {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
  }

  Pointer parent() {
    return new Pointer(steps.subList(0, Math.max(0, steps.size() - 1)));
  }

  /** What it points to; null where there is nothing. */
  @Nullable Object in(@Nullable Object json) {
    Object found = json;
    for (String step : steps) {
      found = child(found, step);
    }
    return found;
  }

  /** The same place, in which items of lists are numbers. */
  Place placeIn(@Nullable Object json) {
    Place place = Place.ROOT;
    Object reached = json;
    for (String step : steps) {
      place = place.then(reached instanceof JsonArray ? (Object) Integer.valueOf(step) : step);
      reached = child(reached, step);
    }
    return place;
  }

  private static @Nullable Object child(@Nullable Object json, String step) {
    if (json instanceof JsonObject object) {
      return object.getValue(step);
    }
    return json instanceof JsonArray array ? array.getValue(Integer.parseInt(step)) : null;
  }
}
