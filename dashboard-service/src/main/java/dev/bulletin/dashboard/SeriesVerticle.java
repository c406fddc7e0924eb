package dev.bulletin.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Function;

/** Answers how series have moved; deploy one for each event loop. */
final class SeriesVerticle extends VerticleBase {
  private final TypedBus bus;
  private final Function<ReadSeries, Future<SeriesHistory>> histories;

  SeriesVerticle(TypedBus bus, Function<ReadSeries, Future<SeriesHistory>> histories) {
    this.bus = bus;
    this.histories = histories;
  }

  @Override
  public Future<?> start() {
    return bus.answer(DashboardContract.READ_SERIES, histories);
  }
}
