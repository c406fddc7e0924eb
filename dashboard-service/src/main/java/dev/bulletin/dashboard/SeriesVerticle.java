package dev.bulletin.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Function;

/** Answers which series there are and how they have moved; deploy one for each event loop. */
final class SeriesVerticle extends VerticleBase {
  private final TypedBus bus;
  private final Answers answers;

  SeriesVerticle(TypedBus bus, Answers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  /** Who answers what. */
  record Answers(
      Function<ReadSeries, Future<SeriesHistory>> histories,
      Function<ReadCandles, Future<CandleHistory>> candles,
      Function<ListSeries, Future<SeriesPage>> list) {}

  @Override
  public Future<?> start() {
    return Future.all(
        bus.answer(DashboardContract.READ_SERIES, answers.histories()),
        bus.answer(DashboardContract.READ_CANDLES, answers.candles()),
        bus.answer(DashboardContract.LIST_SERIES, answers.list()));
  }
}
