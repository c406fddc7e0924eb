package dev.bulletin.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.dashboard.definition.Summaries;
import dev.bulletin.dashboard.series.LatestSamples;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers how dashboards stand; deploy one for each event loop. */
final class SummaryVerticle extends VerticleBase {
  private final TypedBus bus;
  private final LatestSamples latest;
  private final Summaries summaries;

  SummaryVerticle(TypedBus bus, LatestSamples latest, Summaries summaries) {
    this.bus = bus;
    this.latest = latest;
    this.summaries = summaries;
  }

  @Override
  public Future<?> start() {
    return bus.answer(DashboardContract.SUMMARIZE, this::summarize);
  }

  private Future<DashboardSummary> summarize(SummarizeDashboard question) {
    return latest.current().map(snapshot -> summaries.of(question.name(), snapshot));
  }
}
