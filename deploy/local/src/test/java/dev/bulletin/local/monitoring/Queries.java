package dev.bulletin.local.monitoring;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** All questions of the dashboards and of the alerts in deploy/monitoring. */
public final class Queries {
  private static final Path DASHBOARDS = Path.of("../monitoring/grafana/dashboards");
  private static final Path ALERTS = Path.of("../monitoring/prometheus/alerts.yml");

  private Queries() {}

  public static List<Query> all() {
    return Stream.concat(dashboards(), alerts()).distinct().map(Query::of).toList();
  }

  private static Stream<String> dashboards() {
    return files().stream()
        .flatMap(file -> objects(new JsonObject(read(file)), "panels"))
        .flatMap(panel -> objects(panel, "targets"))
        .map(target -> target.getString("expr"));
  }

  @SuppressWarnings("unchecked")
  private static Stream<String> alerts() {
    Object root = new Load(LoadSettings.builder().build()).loadFromString(read(ALERTS));
    return objects(new JsonObject((Map<String, Object>) root), "groups")
        .flatMap(group -> objects(group, "rules"))
        .map(rule -> rule.getString("expr"));
  }

  private static Stream<JsonObject> objects(JsonObject parent, String name) {
    return parent.getJsonArray(name, new JsonArray()).stream().map(JsonObject.class::cast);
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
