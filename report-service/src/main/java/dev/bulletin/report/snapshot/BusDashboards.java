package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.Tile;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads dashboards from dashboard-service: its figures first, then all their last days at once. */
final class BusDashboards implements Dashboards {
  private static final Duration BACK = Duration.ofDays(1);
  private static final int POINTS = 240;

  private final TypedBus bus;
  private final Clock clock;
  private final Duration limit;

  /** Waits no longer than the limit for everything together. */
  BusDashboards(TypedBus bus, Clock clock, Duration limit) {
    this.bus = bus;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public Future<SnapshotMoment> read(String dashboard) {
    return bus.ask(DashboardContract.SUMMARIZE, new SummarizeDashboard(dashboard))
        .compose(this::withHistory)
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .recover(BusDashboards::explain);
  }

  private Future<SnapshotMoment> withHistory(DashboardSummary summary) {
    Instant now = clock.instant();
    List<Future<SeriesHistory>> histories =
        summary.tiles().stream().map(tile -> history(tile, now)).toList();
    return Future.all(histories)
        .map(all -> new SnapshotMoment(now, summary, byKey(summary.tiles(), all.list())));
  }

  private Future<SeriesHistory> history(Tile tile, Instant now) {
    var question = new ReadSeries(tile.figure().series(), now.minus(BACK), now, POINTS);
    return bus.ask(DashboardContract.READ_SERIES, question)
        .recover(failure -> withoutHistory(tile, failure));
  }

  /** A series of which nothing was ever heard has no history. */
  private static Future<SeriesHistory> withoutHistory(Tile tile, Throwable failure) {
    return failure instanceof ServiceException known && known.code() == ErrorCode.NOT_FOUND
        ? Future.succeededFuture(
            new SeriesHistory(
                Provenance.fresh("none", Set.of(), Instant.EPOCH),
                tile.figure().series(),
                List.of()))
        : Future.failedFuture(failure);
  }

  private static Map<String, List<SeriesPoint>> byKey(
      List<Tile> tiles, List<SeriesHistory> histories) {
    Map<String, List<SeriesPoint>> byKey = new HashMap<>();
    for (int i = 0; i < histories.size(); i++) {
      byKey.put(tiles.get(i).key(), histories.get(i).points());
    }
    return byKey;
  }

  private static Future<SnapshotMoment> explain(Throwable failure) {
    return failure instanceof TimeoutException
        ? Future.failedFuture(
            ServiceException.unavailable("the dashboards do not answer at present"))
        : Future.failedFuture(failure);
  }
}
