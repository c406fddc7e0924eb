package dev.bulletin.report.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * An entry of the list of series: the name of a dashboard's series, or fields.
 *
 * @param fields null when only a name is written
 * @param dashboard the name a dashboard knows it by, or null
 */
record SeriesEntry(int line, String name, @Nullable Fields fields, @Nullable String dashboard) {
  private static final int NAME = 60;
  private static final List<String> KNOWN = List.of("name", "value", "values", "points", "series");
  private static final ChartX NOWHERE = ChartX.label("");

  static boolean isName(Node node) {
    return node instanceof ScalarNode;
  }

  static SeriesEntry named(Node node) {
    String series = Values.seriesName(node, "series");
    return new SeriesEntry(Values.line(node), series, null, series);
  }

  static SeriesEntry read(Node node) {
    if (isName(node)) {
      return named(node);
    }
    var fields = new Fields(node, "a series");
    fields.allow(KNOWN);
    String dashboard =
        fields.find("series").map(name -> Values.seriesName(name, "series")).orElse(null);
    return new SeriesEntry(Values.line(node), name(fields, dashboard), fields, dashboard);
  }

  private static String name(Fields fields, @Nullable String dashboard) {
    if (dashboard == null) {
      fields.required("name");
    } else {
      fields.refuse("either written or of a dashboard", "value", "values", "points");
    }
    String name = fields.text("name", NAME, dashboard == null ? "" : dashboard);
    if (name.isEmpty()) {
      throw fields.wrong("name: expected a text");
    }
    return name;
  }

  Optional<String> source() {
    return Optional.ofNullable(dashboard);
  }

  /** The series as a dashboard keeps it. */
  SeriesBlock reading(String source) {
    return new SeriesBlock(line, name, List.of(), source);
  }

  SeriesBlock written(List<SeriesBlock.Written> points) {
    return new SeriesBlock(line, name, points, null);
  }

  /** The one value of that field. */
  SeriesBlock single(String field) {
    Node value = required(field);
    return written(List.of(new SeriesBlock.Written(NOWHERE, Values.number(value, field))));
  }

  static SeriesBlock needle(Node value, String name) {
    var at = new SeriesBlock.Written(NOWHERE, Values.number(value, "value"));
    return new SeriesBlock(Values.line(value), name, List.of(at), null);
  }

  Optional<Node> find(String field) {
    return Optional.ofNullable(fields).flatMap(known -> known.find(field));
  }

  Node required(String field) {
    return find(field).orElseThrow(() -> new ChartException(line, "a series here needs " + field));
  }

  void refuse(String reason, String... names) {
    if (fields != null) {
      fields.refuse(reason, names);
    }
  }
}
