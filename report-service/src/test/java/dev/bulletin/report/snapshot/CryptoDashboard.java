package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Tile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A dashboard at a moment on which one figure is fresh, one stale and one missing. */
final class CryptoDashboard {
  static final Instant NOW = Instant.parse("2026-11-25T07:00:30Z");

  private CryptoDashboard() {}

  static SnapshotMoment at(Instant now) {
    return of(now, /* simulated= */ false);
  }

  static SnapshotMoment simulated() {
    return of(NOW, /* simulated= */ true);
  }

  private static SnapshotMoment of(Instant now, boolean simulated) {
    Instant old = now.minus(Duration.ofMinutes(12));
    return new SnapshotMoment(
        now,
        ExampleDashboards.summary(
            Provenance.fresh("v", Set.of(), now),
            "crypto",
            simulated,
            List.of(
                tile("BTC", "Bitcoin", fresh("BTC.price", "96062.470", now), change("-1.254", now)),
                tile("ETH", "Ether", stale("ETH.price", "3.14159", old), stale("c", "0.5", old)),
                tile("XRP", "XRP", missing("XRP.price"), missing("XRP.change")))),
        Map.of(
            "BTC",
            List.of(
                point("95000", now.minusSeconds(7_200)),
                point("97000.5000", now.minusSeconds(3_600)),
                point("96062.470", now)),
            "ETH",
            List.of(point("3.14159", old))));
  }

  static Tile tile(String key, String name, Figure figure, Figure change) {
    return ExampleDashboards.tile(key, name, "USDT", figure, change);
  }

  static Figure fresh(String series, String value, Instant at) {
    return ExampleDashboards.figure(
        series, new BigDecimal(value), at, "binance", /* stale= */ false);
  }

  private static Figure change(String value, Instant at) {
    return fresh("BTC.change", value, at);
  }

  private static Figure stale(String series, String value, Instant at) {
    return ExampleDashboards.figure(
        series, new BigDecimal(value), at, "binance", /* stale= */ true);
  }

  private static Figure missing(String series) {
    return Figure.missing(series);
  }

  private static SeriesPoint point(String value, Instant at) {
    return new SeriesPoint(at, new BigDecimal(value));
  }
}
