package dev.bulletin.dashboard.definition;

import dev.bulletin.common.yaml.PlainYaml;
import dev.bulletin.common.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a definition may be as a text. */
final class Yaml {
  private static final int MAX_BYTES = 262_144;
  private static final int MAX_DEPTH = 10;

  private Yaml() {}

  /**
   * The root of the document.
   *
   * @throws UnreadableException when it is not plain YAML, too long, or empty
   */
  static Node read(String text) {
    if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new UnreadableException(1, "", "longer than %,d bytes".formatted(MAX_BYTES));
    }
    try {
      return PlainYaml.read(text, MAX_DEPTH)
          .orElseThrow(() -> new UnreadableException(1, "", "empty"));
    } catch (YamlException e) {
      throw new UnreadableException(e.line(), "", e.reason());
    }
  }
}
