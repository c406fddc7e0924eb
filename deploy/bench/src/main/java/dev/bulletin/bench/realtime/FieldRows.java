package dev.bulletin.bench.realtime;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.realtime.run.Delivery;
import dev.bulletin.bench.realtime.run.Field;
import dev.bulletin.bench.realtime.run.Row;
import dev.bulletin.bench.record.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a delivery costs our service and others, as lines of a table. */
final class FieldRows {
  private FieldRows() {}

  /** Of the comparisons with others; refused when a round of them is not sound. */
  static List<Row> of(List<Measurement> measurements) {
    List<Measurement> others =
        measurements.stream()
            .filter(measurement -> !measurement.labels().containsKey(Delivery.DIALECT))
            .toList();
    List<Row> rows = new ArrayList<>();
    others.stream().limit(1).forEach(first -> rows.add(cost(first.comparison(), true)));
    others.forEach(other -> rows.add(cost(other.comparison(), false)));
    others.forEach(other -> rows.add(ratio(other)));
    return rows;
  }

  private static Row cost(Comparison comparison, boolean first) {
    String side = first ? comparison.a() : comparison.b();
    return new Row(
        side + ": CPU seconds per million deliveries",
        comparison.of(side, Round::cpuMicrosPerOperation).format("%.2f"),
        "",
        true);
  }

  private static Row ratio(Measurement measurement) {
    Comparison comparison = measurement.comparison();
    Spread ratio = comparison.ratio(Round::cpuMicrosPerOperation);
    String what = "%s by %s, by pairs".formatted(comparison.a(), comparison.b());
    String most = measurement.labels().get(Field.MOST);
    if (most == null) {
      return new Row(what, ratio.format("%.2f"), "", true);
    }
    double limit = Double.parseDouble(most);
    return new Row(
        what,
        ratio.format("%.2f"),
        String.format(Locale.ROOT, "at most %.2f", limit),
        ratio.median() <= limit);
  }
}
