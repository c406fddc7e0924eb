package dev.bulletin.report.chart;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts the series of a chart on one axis of x. */
final class ChartAssembly {
  private static final ChartX NOWHERE = ChartX.label("");

  private final ChartType type;
  private final ChartData data;
  private final Function<String, SeriesReference> references;
  private final List<String> names = new ArrayList<>();
  private final List<List<SeriesBlock.Written>> rows = new ArrayList<>();
  private @Nullable Period period;

  /** Looks up what a dashboard knows in the data, by what its name refers to. */
  ChartAssembly(ChartType type, ChartData data, Function<String, SeriesReference> references) {
    this.type = type;
    this.data = data;
    this.references = references;
  }

  void add(SeriesBlock series) {
    if (type == ChartType.CANDLESTICK && series.source() != null) {
      addCandles(series.line(), series.source());
      return;
    }
    names.add(series.name());
    rows.add(series.source() == null ? series.points() : read(series.line(), series.source()));
  }

  /** Of each time four points, in the order of their names. */
  private void addCandles(int line, String source) {
    List<SeriesBlock.Written> points = read(line, source);
    int parts = CandlesReader.NAMES.size();
    for (int part = 0; part < parts; part++) {
      int first = part;
      names.add(CandlesReader.NAMES.get(part));
      rows.add(
          IntStream.range(0, points.size() / parts)
              .mapToObj(candle -> points.get(candle * parts + first))
              .toList());
    }
  }

  private List<SeriesBlock.Written> read(int line, String source) {
    SeriesData found =
        data.find(references.apply(source))
            .orElseThrow(() -> new ChartException(line, "no numbers of " + source + " are there"));
    List<SeriesPoint> points = drawable(line, source, found.points());
    period = join(found);
    return type.hasAxes() ? overTime(points) : List.of(last(line, source, points));
  }

  private static List<SeriesPoint> drawable(int line, String source, List<SeriesPoint> points) {
    if (points.isEmpty()) {
      throw new ChartException(line, source + " has no numbers of that time");
    }
    if (!points.stream().allMatch(point -> Values.isDrawable(point.value()))) {
      throw new ChartException(line, source + " has numbers too large or too small to draw");
    }
    return points;
  }

  /** Of several series, the longest; frozen only when all are. */
  private Period join(SeriesData next) {
    Period one = new Period(next.from(), next.to(), next.frozen());
    return period == null
        ? one
        : new Period(
            period.from().isBefore(one.from()) ? period.from() : one.from(),
            period.to().isAfter(one.to()) ? period.to() : one.to(),
            period.frozen() && one.frozen());
  }

  private static List<SeriesBlock.Written> overTime(List<SeriesPoint> points) {
    return points.stream()
        .map(point -> new SeriesBlock.Written(ChartX.time(point.at()), point.value()))
        .toList();
  }

  private SeriesBlock.Written last(int line, String source, List<SeriesPoint> points) {
    BigDecimal value = points.get(points.size() - 1).value();
    if (type == ChartType.DOUGHNUT && value.signum() <= 0) {
      throw new ChartException(line, source + " is not above zero, as a slice must be");
    }
    return new SeriesBlock.Written(NOWHERE, value);
  }

  Chart chart(Caption caption, @Nullable Dial dial) {
    List<ChartX> xs = axis();
    checkSize(xs.size());
    Map<ChartX, Integer> places = new LinkedHashMap<>();
    xs.forEach(x -> places.put(x, places.size()));
    List<ChartSeries> series = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      series.add(new ChartSeries(names.get(i), points(rows.get(i), places)));
    }
    return new Chart(type, caption, xs, series, dial, period);
  }

  /** What is read may be more than what was asked for. */
  private void checkSize(int places) {
    int points = rows.stream().mapToInt(List::size).sum();
    if (points > ChartBlock.MAX_POINTS || (type.hasBands() && places > ChartBlock.MAX_BANDS)) {
      throw new ChartException(1, "too many points: show fewer series, or draw a line");
    }
  }

  /** Numbers and times in their order, labels in the order they come in. */
  private List<ChartX> axis() {
    return rows.stream()
        .flatMap(List::stream)
        .map(SeriesBlock.Written::x)
        .distinct()
        .sorted(Comparator.comparingDouble(ChartX::place))
        .toList();
  }

  private static List<ChartPoint> points(
      List<SeriesBlock.Written> row, Map<ChartX, Integer> places) {
    return row.stream()
        .map(written -> new ChartPoint(places.getOrDefault(written.x(), 0), written.value()))
        .sorted(Comparator.comparingInt(ChartPoint::x))
        .toList();
  }
}
