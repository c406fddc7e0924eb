package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a chart block: which fields each type has, and what each may hold. */
final class ChartReader {
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 1_000;
  private static final int UNIT = 20;
  private static final int NAME = 60;
  private static final int MAX_THRESHOLDS = 4;

  private static final List<String> CAPTION = List.of("type", "title", "description", "unit");
  private static final List<String> WINDOW = List.of("range", "from", "to");

  private final ChartType type;
  private final Fields fields;

  private ChartReader(ChartType type, Fields fields) {
    this.type = type;
    this.fields = fields;
  }

  static ChartBlock read(String yaml) {
    var fields = new Fields(Yaml.read(yaml), "a chart");
    return new ChartReader(type(fields), fields).read();
  }

  private static ChartType type(Fields fields) {
    Node node = fields.required("type");
    String code = Values.text(node, "type", 20);
    return ChartType.of(code)
        .orElseThrow(() -> Values.wrong(node, "type: expected one of " + ChartType.codes()));
  }

  private ChartBlock read() {
    fields.allow(known());
    Caption caption = caption();
    List<SeriesBlock> series = series();
    TimeWindow window = window(series);
    checkValues(series);
    return new ChartBlock(type, caption, series, dial(), window);
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(CAPTION);
    known.addAll(
        switch (type) {
          case LINE, BAR, AREA -> List.of("x", "series");
          case DOUGHNUT -> List.of("series");
          case GAUGE -> List.of("value", "series", "min", "max", "thresholds");
          case CANDLESTICK -> List.of("candles", "series");
        });
    known.addAll(WINDOW);
    return known;
  }

  private Caption caption() {
    Node title = fields.required("title");
    String text = Values.text(title, "title", TITLE);
    if (text.isEmpty()) {
      throw Values.wrong(title, "title: expected a text");
    }
    return new Caption(
        text, fields.text("description", DESCRIPTION, ""), fields.text("unit", UNIT, ""));
  }

  private List<SeriesBlock> series() {
    return switch (type) {
      case LINE, BAR, AREA -> new PointsReader(type, fields.find("x")).read(entries());
      case DOUGHNUT -> entries().stream().map(this::slice).toList();
      case GAUGE -> List.of(needle());
      case CANDLESTICK -> candles();
    };
  }

  private List<SeriesBlock> candles() {
    if (fields.has("candles")) {
      fields.refuse("either candles or series", "series");
      return CandlesReader.read(fields.required("candles"));
    }
    return List.of(only("a candlestick needs candles or series"));
  }

  /** One name stands for a list of one. */
  private List<SeriesEntry> entries() {
    Node node = fields.required("series");
    List<SeriesEntry> entries =
        SeriesEntry.isName(node)
            ? List.of(SeriesEntry.named(node))
            : Values.list(node, "series", 1, ChartBlock.MAX_SERIES).stream()
                .map(SeriesEntry::read)
                .toList();
    checkNames(entries);
    return entries;
  }

  private static void checkNames(List<SeriesEntry> entries) {
    var seen = new HashSet<String>();
    for (SeriesEntry entry : entries) {
      if (!seen.add(entry.name())) {
        throw new ChartException(entry.line(), "name: two series are named " + entry.name());
      }
    }
  }

  private SeriesBlock slice(SeriesEntry entry) {
    entry.refuse("a slice has one value", "values", "points");
    return entry.source().map(entry::reading).orElseGet(() -> entry.single("value"));
  }

  private SeriesBlock needle() {
    if (fields.has("value")) {
      fields.refuse("either value or series", "series");
      return SeriesEntry.needle(fields.required("value"), fields.text("title", TITLE, ""));
    }
    return only("a gauge needs value or series");
  }

  /** The one series of a dashboard that such a chart shows. */
  private SeriesBlock only(String need) {
    Node node = fields.find("series").orElseThrow(() -> fields.wrong(need));
    if (!SeriesEntry.isName(node)) {
      throw Values.wrong(node, "series: a %s shows one, expected its name".formatted(type.code()));
    }
    SeriesEntry entry = SeriesEntry.named(node);
    return entry.source().map(entry::reading).orElseThrow();
  }

  private @Nullable TimeWindow window(List<SeriesBlock> series) {
    if (series.stream().allMatch(block -> block.source() == null)) {
      fields.refuse("only for a series of a dashboard", "range", "from", "to");
      return null;
    }
    if (fields.has("range")) {
      fields.refuse("either range or from", "from", "to");
      return new TimeWindow(Values.range(fields.required("range"), "range"), null, null);
    }
    if (!fields.has("from")) {
      throw fields.wrong("a series of a dashboard needs range, such as 7d, or from");
    }
    return between(fields.required("from"));
  }

  private TimeWindow between(Node node) {
    Instant from = Values.time(node, "from");
    Optional<Instant> to = fields.find("to").map(end -> Values.time(end, "to"));
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw Values.wrong(node, "from: must be before to");
    }
    return new TimeWindow(null, from, to.orElse(null));
  }

  private @Nullable Dial dial() {
    if (type != ChartType.GAUGE) {
      return null;
    }
    BigDecimal min = Values.number(fields.required("min"), "min");
    BigDecimal max = Values.number(fields.required("max"), "max");
    if (min.compareTo(max) >= 0) {
      throw Values.wrong(fields.required("max"), "max: must be above min");
    }
    return new Dial(min, max, thresholds(min, max));
  }

  private List<Dial.Threshold> thresholds(BigDecimal min, BigDecimal max) {
    Optional<Node> node = fields.find("thresholds");
    if (node.isEmpty()) {
      return List.of();
    }
    List<Dial.Threshold> thresholds = new ArrayList<>();
    BigDecimal least = min;
    for (Node entry : Values.list(node.get(), "thresholds", 1, MAX_THRESHOLDS)) {
      Dial.Threshold threshold = threshold(entry);
      boolean first = thresholds.isEmpty();
      int order = threshold.at().compareTo(least);
      if (order < 0 || (order == 0 && !first) || threshold.at().compareTo(max) >= 0) {
        throw Values.wrong(entry, "thresholds: must ascend from min and stay below max");
      }
      thresholds.add(threshold);
      least = threshold.at();
    }
    return thresholds;
  }

  private static Dial.Threshold threshold(Node entry) {
    var fields = new Fields(entry, "a threshold");
    fields.allow(List.of("at", "name"));
    return new Dial.Threshold(
        Values.number(fields.required("at"), "at"),
        Values.text(fields.required("name"), "name", NAME));
  }

  private void checkValues(List<SeriesBlock> series) {
    boolean written = series.stream().allMatch(block -> block.source() == null);
    if (written && series.stream().allMatch(ChartReader::isEmpty)) {
      throw fields.wrong("all values are missing");
    }
    if (type == ChartType.DOUGHNUT) {
      series.forEach(ChartReader::checkSlice);
      if (written && series.stream().allMatch(ChartReader::isZero)) {
        throw fields.wrong("a doughnut needs a value above zero");
      }
    }
  }

  private static boolean isEmpty(SeriesBlock block) {
    return block.points().stream().allMatch(point -> point.value() == null);
  }

  private static void checkSlice(SeriesBlock block) {
    for (SeriesBlock.Written point : block.points()) {
      if (point.value() == null || point.value().signum() < 0) {
        throw new ChartException(block.line(), "value: a slice cannot be missing or negative");
      }
    }
  }

  private static boolean isZero(SeriesBlock block) {
    return block.points().stream()
        .allMatch(point -> point.value() != null && point.value().signum() == 0);
  }
}
