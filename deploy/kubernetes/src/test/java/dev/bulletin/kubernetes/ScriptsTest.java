package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The objects that run the scripts of backup and restore give them what they ask for. */
class ScriptsTest {
  private static final Pattern ASKED = Pattern.compile("\\$(?:\\{|\\(\\()?([A-Z_]+)");

  /** What PostgreSQL's programs read by themselves. */
  private static final Set<String> SERVER =
      Set.of("PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGSSLMODE");

  static Stream<Arguments> workloads() {
    return Stream.of(
        Arguments.of(Overlay.LOCAL, Overlay.LOCAL.the("CronJob", "backup")),
        Arguments.of(Overlay.PRODUCTION, Overlay.PRODUCTION.the("CronJob", "backup")),
        Arguments.of(Overlay.RESTORE, Overlay.RESTORE.the("Job", "restore")));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void givesAScriptWhatItAsksFor(Overlay overlay, Manifest workload) {
    Set<String> asked =
        ASKED
            .matcher(script(overlay, workload))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).contains("PASSWORD_FILE", "BACKUPS");
    assertThat(environment(overlay, workload)).containsKeys(asked.toArray(String[]::new));
    assertThat(environment(overlay, workload)).containsKeys(SERVER.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void mountsWhatTheScriptIsTold(Overlay overlay, Manifest workload) {
    Map<String, String> environment = environment(overlay, workload);
    assertThat(environment).containsEntry("BACKUPS", mount(workload, "backups"));
    String secret =
        volume(workload, "secrets").at("/projected/sources/0/secret/items/0/path").textValue();
    assertThat(environment)
        .containsEntry("PASSWORD_FILE", mount(workload, "secrets") + "/" + secret);
  }

  /** The one that the command names, where the volume of its map is mounted. */
  private static String script(Overlay overlay, Manifest workload) {
    Path command = Path.of(workload.container().at("/command/1").textValue());
    assertThat(mount(workload, "script")).isEqualTo(command.getParent().toString());
    String map = volume(workload, "script").at("/configMap/name").textValue();
    return overlay.the("ConfigMap", map).at("/data/" + command.getFileName()).asText();
  }

  private static Map<String, String> environment(Overlay overlay, Manifest workload) {
    Map<String, String> values = new TreeMap<>();
    Manifest.each(workload.container().path("envFrom"))
        .map(source -> overlay.the("ConfigMap", source.at("/configMapRef/name").textValue()))
        .forEach(map -> values.putAll(Manifest.strings(map.at("/data"))));
    Manifest.each(workload.container().path("env"))
        .forEach(each -> values.put(each.get("name").textValue(), value(each, overlay)));
    return values;
  }

  private static String value(JsonNode variable, Overlay overlay) {
    JsonNode key = variable.at("/valueFrom/configMapKeyRef");
    return key.isMissingNode()
        ? variable.get("value").textValue()
        : overlay
            .the("ConfigMap", key.get("name").textValue())
            .json()
            .get("data")
            .get(key.get("key").textValue())
            .textValue();
  }

  private static String mount(Manifest workload, String volume) {
    return named(workload.container().get("volumeMounts"), volume).get("mountPath").textValue();
  }

  private static JsonNode volume(Manifest workload, String name) {
    return named(workload.pod().get("volumes"), name);
  }

  private static JsonNode named(JsonNode list, String name) {
    return Manifest.each(list)
        .filter(each -> each.get("name").textValue().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
