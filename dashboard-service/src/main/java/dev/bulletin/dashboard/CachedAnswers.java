package dev.bulletin.dashboard;

import dev.bulletin.common.cache.CacheKind;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.dashboard.definition.Summaries;
import dev.bulletin.dashboard.series.LatestSamples;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers again what was asked since the last tick. Thread-safe.
 *
 * <p>A summary is made of what each instance has in memory anyway: it is made once for all who ask
 * between two ticks, and not shared. A history is read from the database: instances share it, for
 * the time of one tick.
 */
final class CachedAnswers {
  /** How late at most a figure that nobody renews is shown as stale. */
  private static final Duration LATEST = Duration.ofMillis(250);

  private static final CacheKind<SummarizeDashboard, DashboardSummary> SUMMARIES =
      CacheKind.of(
          DashboardContract.SUMMARIZE,
          question -> Set.of(DashboardContract.tag(question.name())),
          (summary, provenance) ->
              new DashboardSummary(
                  provenance, summary.name(), summary.simulated(), summary.tiles()));

  private static final CacheKind<ReadSeries, SeriesHistory> HISTORIES =
      CacheKind.of(
          DashboardContract.READ_SERIES,
          question -> Set.of(DashboardContract.seriesTag(question.series())),
          (history, provenance) ->
              new SeriesHistory(provenance, history.series(), history.points()));

  private final Caches caches;
  private final Set<String> dashboards;
  private final LatestSamples latest;
  private final Summaries summaries;
  private final TieredCache<SummarizeDashboard, DashboardSummary> cached;

  CachedAnswers(Caches caches, LatestSamples latest, Summaries summaries) {
    this.caches = caches;
    this.dashboards = summaries.names();
    this.latest = latest;
    this.summaries = summaries;
    this.cached = caches.unshared(SUMMARIES, LATEST, this::sumUp);
  }

  /** Takes in what was announced, from which moment on nothing older is shown. */
  void hear(Samples announced) {
    latest.hear(announced);
    caches.drop(tags(announced));
  }

  private Set<String> tags(Samples announced) {
    Set<String> tags = new HashSet<>();
    dashboards.forEach(name -> tags.add(DashboardContract.tag(name)));
    announced.samples().stream()
        .map(Sample::series)
        .forEach(series -> tags.add(DashboardContract.seriesTag(series)));
    return tags;
  }

  Future<DashboardSummary> summarize(SummarizeDashboard question) {
    return cached.get(question);
  }

  private Future<DashboardSummary> sumUp(SummarizeDashboard question) {
    return latest.current().map(snapshot -> summaries.of(question.name(), snapshot));
  }

  /** The histories, read once for all who ask for the same; to be called once. */
  Function<ReadSeries, Future<SeriesHistory>> histories(
      Function<ReadSeries, Future<SeriesHistory>> reader) {
    return caches.cache(HISTORIES, reader)::get;
  }
}
