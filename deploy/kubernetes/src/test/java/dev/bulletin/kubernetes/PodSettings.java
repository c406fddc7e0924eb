package dev.bulletin.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The environment that a container gets, with the mounted secrets as files of this machine. */
final class PodSettings {
  private static final String ADDRESS = "127.0.0.1";

  private PodSettings() {}

  /**
   * As the kubelet puts it together.
   *
   * @param secrets where the Secrets are, which production has beside its overlay
   */
  static Map<String, String> of(Manifest workload, Overlay overlay, Overlay secrets, Path folder) {
    Map<String, String> values = new HashMap<>();
    Manifest.each(workload.container().at("/envFrom"))
        .map(source -> overlay.the("ConfigMap", source.at("/configMapRef/name").textValue()))
        .forEach(map -> values.putAll(Manifest.strings(map.at("/data"))));
    Manifest.each(workload.container().at("/env"))
        .forEach(variable -> values.put(variable.get("name").textValue(), valueOf(variable)));
    String mount = mountOf(workload);
    values.replaceAll((name, value) -> value.replace(mount, folder.toString()));
    Manifest.each(workload.pod().at("/volumes"))
        .flatMap(volume -> Manifest.each(volume.at("/projected/sources")))
        .forEach(source -> write(source.get("secret"), secrets, folder));
    return values;
  }

  private static String valueOf(JsonNode variable) {
    String field = variable.at("/valueFrom/fieldRef/fieldPath").asText();
    if (!field.isEmpty() && !field.equals("status.podIP")) {
      throw new AssertionError("not known to this test: " + field);
    }
    return field.isEmpty() ? variable.get("value").textValue() : ADDRESS;
  }

  private static String mountOf(Manifest workload) {
    return Manifest.each(workload.container().at("/volumeMounts"))
        .filter(mount -> mount.get("name").textValue().equals("secrets"))
        .findFirst()
        .orElseThrow()
        .get("mountPath")
        .textValue();
  }

  private static void write(JsonNode source, Overlay secrets, Path folder) {
    Manifest secret = secrets.the("Secret", source.get("name").textValue());
    Manifest.each(source.get("items")).forEach(item -> write(item, secret, folder));
  }

  private static void write(JsonNode item, Manifest secret, Path folder) {
    JsonNode value = secret.at("/data/" + item.get("key").textValue());
    Path file = folder.resolve(item.get("path").textValue());
    try {
      Files.createDirectories(file.getParent());
      byte[] content = Base64.getMimeDecoder().decode(value.textValue());
      Files.writeString(file, new String(content, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
