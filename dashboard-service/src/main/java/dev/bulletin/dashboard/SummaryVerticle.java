package dev.bulletin.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers how dashboards stand; deploy one for each event loop. */
final class SummaryVerticle extends VerticleBase {
  private final TypedBus bus;
  private final CachedAnswers answers;

  SummaryVerticle(TypedBus bus, CachedAnswers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  @Override
  public Future<?> start() {
    return bus.answer(DashboardContract.SUMMARIZE, answers::summarize);
  }
}
