package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Provenance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain dashboards for tests: named alike in every language, without panels. */
public final class ExampleDashboards {
  private static final Duration FRESHNESS = Duration.ofSeconds(15);

  private ExampleDashboards() {}

  public static DashboardSummary summary(
      Provenance provenance, String name, boolean simulated, List<Tile> tiles) {
    return new DashboardSummary(
        provenance,
        name,
        LocalizedText.same(name),
        LocalizedText.same("What " + name + " shows."),
        simulated,
        tiles,
        List.of(),
        List.of());
  }

  public static Tile tile(
      String key, String name, String unit, Figure figure, @Nullable Figure change) {
    return new Tile(
        key, LocalizedText.same(name), unit, FigureFormat.PRICE, List.of(), figure, change);
  }

  /** A figure whose source allows it an age of 15 seconds. */
  public static Figure figure(
      String series, BigDecimal value, Instant at, String source, boolean stale) {
    return new Figure(series, value, at, source, stale, at.plus(FRESHNESS));
  }
}
