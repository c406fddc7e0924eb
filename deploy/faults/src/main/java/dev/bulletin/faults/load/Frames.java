package dev.bulletin.faults.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads frames, of which thousands of sockets are told the same: each text once. Lives on one event
 * loop.
 */
final class Frames {
  private static final int KEPT = 256;

  private final Map<String, List<JsonObject>> repliesByText =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<JsonObject>> eldest) {
          return size() > KEPT;
        }
      };
  private final Consumer<JsonObject> onFigure;

  /** Gives every figure that is told to the taker, once for all sockets. */
  Frames(Consumer<JsonObject> onFigure) {
    this.onFigure = onFigure;
  }

  /** The replies and pushes of a frame, which are to be left as they are. */
  List<JsonObject> read(String text) {
    List<JsonObject> known = repliesByText.get(text);
    if (known != null) {
      return known;
    }
    List<JsonObject> read = text.lines().map(JsonObject::new).toList();
    read.stream().flatMap(Frames::figures).forEach(onFigure);
    repliesByText.put(text, read);
    return read;
  }

  private static Stream<JsonObject> figures(JsonObject reply) {
    JsonObject data =
        object(object(object(reply, "push"), "pub"), "data")
            .mergeIn(object(object(reply, "subscribe"), "data"));
    Stream<JsonObject> batches =
        data.containsKey("batches") ? objects(data, "batches") : Stream.of(data);
    return batches
        .flatMap(batch -> objects(batch, "messages"))
        .map(message -> object(message, "data"))
        .filter(told -> told.containsKey("figure"))
        .map(told -> told.getJsonObject("figure"));
  }

  static JsonObject object(JsonObject of, String name) {
    return of.getValue(name) instanceof JsonObject object ? object : new JsonObject();
  }

  static Stream<JsonObject> objects(JsonObject of, String name) {
    return of.getJsonArray(name, new JsonArray()).stream().map(JsonObject.class::cast);
  }
}
