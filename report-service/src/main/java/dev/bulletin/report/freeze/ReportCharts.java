package dev.bulletin.report.freeze;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.SeriesData;
import dev.bulletin.report.chart.SeriesReference;
import dev.bulletin.report.render.NeededSeries;
import dev.bulletin.report.store.FrozenCharts;
import dev.bulletin.report.store.FrozenSeries;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the numbers of dashboards that a report shows. Thread-safe. */
public final class ReportCharts {
  private static final Logger log = LoggerFactory.getLogger(ReportCharts.class);

  private final FrozenCharts kept;
  private final SeriesReader dashboards;

  public ReportCharts(FrozenCharts kept, SeriesReader dashboards) {
    this.kept = kept;
    this.dashboards = dashboards;
  }

  /** Whether the charts of a report in that state show what is kept with it. */
  public static boolean areFrozen(ReportStatus status) {
    return switch (status) {
      case PUBLISHED, WITHDRAWN -> true;
      case DRAFT, SCHEDULED -> false;
    };
  }

  /** Whether a body may show series of dashboards; wrong only by saying yes. */
  public static boolean mayShowSeries(String body) {
    return Freezer.mayShowSeries(body);
  }

  /** What is kept with a report. */
  public Future<ChartData> frozen(String slug) {
    return kept.find(slug).map(ReportCharts::toData);
  }

  private static ChartData toData(List<FrozenSeries> kept) {
    Map<String, FrozenSeries> byKey =
        kept.stream().collect(Collectors.toMap(FrozenSeries::key, Function.identity()));
    return reference -> Optional.ofNullable(byKey.get(reference.key())).map(ReportCharts::toData);
  }

  private static SeriesData toData(FrozenSeries kept) {
    FrozenSeries.Content content = kept.content();
    return new SeriesData(content.from(), content.to(), /* frozen= */ true, content.points());
  }

  /**
   * What dashboards say now. Never fails: what is not answered within the limit is missing.
   *
   * @param limit of waiting for all together
   */
  public Future<ChartData> live(List<NeededSeries> needs, Duration limit) {
    var found = new ConcurrentHashMap<SeriesReference, SeriesData>();
    List<Future<?>> reads =
        needs.stream()
            .map(NeededSeries::reference)
            .distinct()
            .<Future<?>>map(reference -> read(reference, found))
            .toList();
    ChartData data = reference -> Optional.ofNullable(found.get(reference));
    return Future.join(reads)
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .map(data)
        .otherwise(data);
  }

  private Future<?> read(SeriesReference reference, Map<SeriesReference, SeriesData> found) {
    return dashboards
        .read(reference)
        .onSuccess(data -> found.put(reference, data))
        .onFailure(failure -> log.debug("no numbers of {}", reference.series(), failure));
  }
}
