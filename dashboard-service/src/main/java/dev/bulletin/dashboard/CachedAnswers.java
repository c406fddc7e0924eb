package dev.bulletin.dashboard;

import dev.bulletin.common.cache.CacheKind;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.dashboard.definition.Dashboard;
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.summary.Summaries;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers again what was asked since the last tick. Thread-safe.
 *
 * <p>A summary is made of what each instance has in memory anyway: it is made once for all who ask
 * between two ticks, and not shared; so is the list of series, whose figures are these. A history
 * is read from the database: instances share it, for the time of one tick.
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
                  provenance,
                  summary.name(),
                  summary.title(),
                  summary.description(),
                  summary.simulated(),
                  summary.tiles(),
                  summary.panels(),
                  summary.sources()));

  private static final CacheKind<ReadSeries, SeriesHistory> HISTORIES =
      CacheKind.of(
          DashboardContract.READ_SERIES,
          question -> Set.of(DashboardContract.seriesTag(question.series())),
          (history, provenance) ->
              new SeriesHistory(provenance, history.series(), history.points()));

  private static final CacheKind<ReadCandles, CandleHistory> CANDLES =
      CacheKind.of(
          DashboardContract.READ_CANDLES,
          question -> Set.of(DashboardContract.seriesTag(question.series())),
          (history, provenance) ->
              new CandleHistory(
                  provenance,
                  history.series(),
                  history.spanSeconds(),
                  history.candles(),
                  history.source()));

  /** Of all pages of the list of series: any of them may be another after a tick. */
  private static final Set<String> EVERY_PAGE = Set.of("series");

  private static final CacheKind<ListSeries, SeriesPage> PAGES =
      CacheKind.of(
          DashboardContract.LIST_SERIES,
          question -> EVERY_PAGE,
          (page, provenance) -> new SeriesPage(provenance, page.series(), page.next()));

  private final Caches caches;
  private final Dashboards dashboards;
  private final LatestSamples latest;
  private final Summaries summaries;
  private final TieredCache<SummarizeDashboard, DashboardSummary> cached;

  CachedAnswers(Caches caches, LatestSamples latest, Dashboards dashboards, Summaries summaries) {
    this.caches = caches;
    this.dashboards = dashboards;
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
    Set<String> series =
        announced.samples().stream().map(Sample::series).collect(Collectors.toSet());
    Set<String> tags = new HashSet<>(EVERY_PAGE);
    series.forEach(name -> tags.add(DashboardContract.seriesTag(name)));
    dashboards
        .tilesOf(series)
        .forEach(placed -> tags.add(DashboardContract.tag(placed.dashboard())));
    return tags;
  }

  /** Forgets what was made of dashboards that are another now. */
  void forget(Set<String> names) {
    caches.drop(names.stream().map(DashboardContract::tag).collect(Collectors.toSet()));
  }

  Future<DashboardSummary> summarize(SummarizeDashboard question) {
    return cached.get(question);
  }

  private Future<DashboardSummary> sumUp(SummarizeDashboard question) {
    return latest.current().map(snapshot -> summaries.of(question.name(), snapshot));
  }

  /** How a dashboard would stand that is not kept yet. */
  Future<DashboardSummary> preview(Dashboard dashboard) {
    return latest.current().map(snapshot -> summaries.of(dashboard, snapshot));
  }

  /** The histories, read once for all who ask for the same; to be called once. */
  Function<ReadSeries, Future<SeriesHistory>> histories(
      Function<ReadSeries, Future<SeriesHistory>> reader) {
    return caches.cache(HISTORIES, reader)::get;
  }

  /** The candles, likewise. */
  Function<ReadCandles, Future<CandleHistory>> candles(
      Function<ReadCandles, Future<CandleHistory>> reader) {
    return caches.cache(CANDLES, reader)::get;
  }

  /** The pages of the list of series, likewise, but not shared. */
  Function<ListSeries, Future<SeriesPage>> pages(Function<ListSeries, Future<SeriesPage>> reader) {
    return caches.unshared(PAGES, LATEST, reader)::get;
  }
}
