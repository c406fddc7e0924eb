package dev.bulletin.report.snapshot;

import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Tile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the last day of each tile as a chart block that holds its data itself. */
final class ChartBlocks {
  private static final int PAIRS_IN_A_LINE = 4;
  private static final int MAX_DECIMALS = 12;
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 1_000;
  private static final int NAME = 60;
  private static final int UNIT = 20;

  private final SnapshotWords words;
  private final SnapshotFormats formats;

  ChartBlocks(SnapshotWords words, SnapshotFormats formats) {
    this.words = words;
    this.formats = formats;
  }

  /** A chart, or a sentence where there is nothing to draw a line through. */
  String of(Tile tile, List<SeriesPoint> points) {
    if (points.size() < 2) {
      return words.text("chart.none", "name", PlainText.inMarkdown(words.of(tile.name())));
    }
    return String.join(
        "\n",
        "```chart",
        "type: line",
        "title: "
            + PlainText.inYaml(words.text("chart.title", "name", words.of(tile.name())), TITLE),
        "description: " + PlainText.inYaml(description(tile, points), DESCRIPTION),
        "unit: " + PlainText.inYaml(tile.unit(), UNIT),
        "series:",
        "  - name: " + PlainText.inYaml(words.of(tile.name()), NAME),
        "    points:",
        "      [" + pairs(points) + "]",
        "```");
  }

  private String description(Tile tile, List<SeriesPoint> points) {
    Comparator<SeriesPoint> byValue = Comparator.comparing(SeriesPoint::value);
    return words.text(
        "chart.description",
        "name",
        words.of(tile.name()),
        "unit",
        tile.unit(),
        "first",
        point(points.get(0)),
        "last",
        point(points.get(points.size() - 1)),
        "lowest",
        point(points.stream().min(byValue).orElseThrow()),
        "highest",
        point(points.stream().max(byValue).orElseThrow()));
  }

  private String point(SeriesPoint point) {
    return words.text(
        "chart.point", "value", formats.value(point.value()), "time", formats.second(point.at()));
  }

  private static String pairs(List<SeriesPoint> points) {
    var text = new StringBuilder();
    Iterator<Map.Entry<Instant, BigDecimal>> pairs = byMillisecond(points).entrySet().iterator();
    for (int i = 1; pairs.hasNext(); i++) {
      Map.Entry<Instant, BigDecimal> pair = pairs.next();
      text.append("[%s, %s]".formatted(pair.getKey(), number(pair.getValue())));
      if (pairs.hasNext()) {
        text.append(i % PAIRS_IN_A_LINE == 0 ? ",\n       " : ", ");
      }
    }
    return text.toString();
  }

  /** As fine as charts draw; of two in one millisecond the later counts. */
  private static Map<Instant, BigDecimal> byMillisecond(List<SeriesPoint> points) {
    Map<Instant, BigDecimal> byTime = new TreeMap<>();
    points.forEach(point -> byTime.put(point.at().truncatedTo(ChronoUnit.MILLIS), point.value()));
    return byTime;
  }

  private static String number(BigDecimal value) {
    BigDecimal drawn =
        value.scale() > MAX_DECIMALS ? value.setScale(MAX_DECIMALS, RoundingMode.HALF_UP) : value;
    return drawn.signum() == 0 ? "0" : drawn.stripTrailingZeros().toPlainString();
  }
}
