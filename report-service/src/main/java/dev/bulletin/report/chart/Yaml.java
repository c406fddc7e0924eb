package dev.bulletin.report.chart;

import dev.bulletin.common.yaml.PlainYaml;
import dev.bulletin.common.yaml.YamlException;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a chart block may be as a text. */
final class Yaml {
  private static final int MAX_CHARACTERS = 200_000;
  private static final int MAX_DEPTH = 6;

  private Yaml() {}

  /**
   * The root of the document.
   *
   * @throws ChartException when it is not plain YAML, too long, or empty
   */
  static Node read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new ChartException(1, "longer than %,d characters".formatted(MAX_CHARACTERS));
    }
    try {
      return PlainYaml.read(text, MAX_DEPTH)
          .orElseThrow(() -> new ChartException(1, "empty, expected at least type and title"));
    } catch (YamlException e) {
      throw new ChartException(e.line(), e.reason());
    }
  }
}
