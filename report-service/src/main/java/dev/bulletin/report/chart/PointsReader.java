package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the series of a chart with axes: values for the x they share, or points of their own. */
final class PointsReader {
  private final ChartType type;
  private final Optional<Node> x;
  private final List<Node> places = new ArrayList<>();
  private int points;

  /**
   * Reads for that type.
   *
   * @param x the list that the series share, if there is one
   */
  PointsReader(ChartType type, Optional<Node> x) {
    this.type = type;
    this.x = x;
  }

  List<SeriesBlock> read(List<SeriesEntry> entries) {
    List<Node> shared = x.map(this::shared).orElse(List.of());
    entries.forEach(entry -> gather(entry, shared));
    boolean dashboard = entries.stream().anyMatch(entry -> entry.source().isPresent());
    ChartX.Kind kind = kind(dashboard);
    checkPlaces(shared, kind);
    return entries.stream().map(entry -> read(entry, shared, kind)).toList();
  }

  private List<Node> shared(Node node) {
    List<Node> shared = Values.list(node, "x", 1, ChartBlock.MAX_POINTS);
    places.addAll(shared);
    return shared;
  }

  /** Looks at the shape first: what the x are is known only when all have been seen. */
  private void gather(SeriesEntry entry, List<Node> shared) {
    if (entry.source().isPresent()) {
      return;
    }
    entry.refuse("only in a doughnut; expected values or points", "value");
    if (entry.find("points").isPresent()) {
      entry.refuse("either values or points", "values");
      pairs(entry).forEach(pair -> places.add(pair.get(0)));
      count(entry, pairs(entry).size());
    } else {
      count(entry, values(entry, shared).size());
    }
  }

  private void count(SeriesEntry entry, int more) {
    points += more;
    if (points > ChartBlock.MAX_POINTS) {
      throw new ChartException(
          entry.line(), "more than %,d points in a chart".formatted(ChartBlock.MAX_POINTS));
    }
  }

  private static List<List<Node>> pairs(SeriesEntry entry) {
    return Values.list(entry.required("points"), "points", 1, ChartBlock.MAX_POINTS).stream()
        .map(pair -> Values.list(pair, "a point [x, y]", 2, 2))
        .toList();
  }

  private static List<Node> values(SeriesEntry entry, List<Node> shared) {
    Node node = entry.required("values");
    List<Node> values = Values.list(node, "values", 1, ChartBlock.MAX_POINTS);
    if (shared.isEmpty()) {
      throw Values.wrong(node, "values: need the list x beside series");
    }
    if (values.size() != shared.size()) {
      throw Values.wrong(
          node,
          "values: expected %d, one for each x, got %d".formatted(shared.size(), values.size()));
    }
    return values;
  }

  private ChartX.Kind kind(boolean dashboard) {
    if (dashboard) {
      return ChartX.Kind.TIME;
    }
    if (places.stream().allMatch(place -> Values.findNumber(place).isPresent())) {
      return ChartX.Kind.NUMBER;
    }
    return places.stream().allMatch(place -> Values.findTime(place).isPresent())
        ? ChartX.Kind.TIME
        : ChartX.Kind.LABEL;
  }

  private void checkPlaces(List<Node> shared, ChartX.Kind kind) {
    checkDistinct(shared, kind);
    var distinct = new HashSet<ChartX>();
    places.forEach(place -> distinct.add(place(place, kind)));
    if (type.hasBands() && distinct.size() > ChartBlock.MAX_BANDS) {
      throw Values.wrong(
          places.get(0), "more than %d places for bars".formatted(ChartBlock.MAX_BANDS));
    }
  }

  private static void checkDistinct(List<Node> nodes, ChartX.Kind kind) {
    Set<ChartX> seen = new HashSet<>();
    for (Node node : nodes) {
      if (!seen.add(place(node, kind))) {
        throw Values.wrong(node, "x: given twice in a series");
      }
    }
  }

  private static ChartX place(Node node, ChartX.Kind kind) {
    return switch (kind) {
      case NUMBER -> ChartX.number(Values.number(node, "x"));
      case TIME -> ChartX.time(Values.time(node, "x"));
      case LABEL -> ChartX.label(Values.text(node, "x", 60));
    };
  }

  private static SeriesBlock read(SeriesEntry entry, List<Node> shared, ChartX.Kind kind) {
    if (entry.source().isPresent()) {
      return entry.reading(entry.source().get());
    }
    return entry.written(
        entry.find("points").isPresent()
            ? fromPairs(pairs(entry), kind)
            : fromValues(values(entry, shared), shared, kind));
  }

  private static List<SeriesBlock.Written> fromPairs(List<List<Node>> pairs, ChartX.Kind kind) {
    checkDistinct(pairs.stream().map(pair -> pair.get(0)).toList(), kind);
    return pairs.stream()
        .map(pair -> new SeriesBlock.Written(place(pair.get(0), kind), value(pair.get(1))))
        .toList();
  }

  private static List<SeriesBlock.Written> fromValues(
      List<Node> values, List<Node> shared, ChartX.Kind kind) {
    List<SeriesBlock.Written> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      points.add(new SeriesBlock.Written(place(shared.get(i), kind), value(values.get(i))));
    }
    return points;
  }

  private static @Nullable BigDecimal value(Node node) {
    return Values.isNothing(node) ? null : Values.number(node, "a value");
  }
}
