package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads candles, each written as {@code [x, open, high, low, close]}, as four series. */
final class CandlesReader {
  static final List<String> NAMES = List.of("open", "high", "low", "close");

  private CandlesReader() {}

  static List<SeriesBlock> read(Node node) {
    List<List<Node>> candles =
        Values.list(node, "candles", 1, ChartBlock.MAX_BANDS).stream()
            .map(candle -> Values.list(candle, "a candle [x, open, high, low, close]", 5, 5))
            .toList();
    candles.forEach(CandlesReader::checkOrder);
    List<ChartX> places = places(candles);
    List<SeriesBlock> series = new ArrayList<>();
    for (String name : NAMES) {
      series.add(new SeriesBlock(Values.line(node), name, column(candles, places, name), null));
    }
    return series;
  }

  private static void checkOrder(List<Node> candle) {
    BigDecimal high = number(candle, "high");
    BigDecimal low = number(candle, "low");
    BigDecimal top = number(candle, "open").max(number(candle, "close"));
    BigDecimal bottom = number(candle, "open").min(number(candle, "close"));
    if (high.compareTo(top) < 0 || low.compareTo(bottom) > 0) {
      throw Values.wrong(
          candle.get(0), "a candle: high must be the largest of its numbers, low the smallest");
    }
  }

  private static BigDecimal number(List<Node> candle, String name) {
    return Values.number(candle.get(NAMES.indexOf(name) + 1), name);
  }

  private static List<ChartX> places(List<List<Node>> candles) {
    boolean times = candles.stream().allMatch(candle -> Values.findTime(candle.get(0)).isPresent());
    var seen = new HashSet<ChartX>();
    List<ChartX> places = new ArrayList<>();
    for (List<Node> candle : candles) {
      ChartX place = place(candle.get(0), times);
      if (!seen.add(place)) {
        throw Values.wrong(candle.get(0), "candles: two of the same x");
      }
      places.add(place);
    }
    return places;
  }

  private static ChartX place(Node node, boolean times) {
    return times ? ChartX.time(Values.time(node, "x")) : ChartX.label(Values.text(node, "x", 60));
  }

  private static List<SeriesBlock.Written> column(
      List<List<Node>> candles, List<ChartX> places, String name) {
    List<SeriesBlock.Written> column = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      column.add(new SeriesBlock.Written(places.get(i), number(candles.get(i), name)));
    }
    return column;
  }
}
