package dev.bulletin.report;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers the calls of the contract on one event loop; deployed once per core. */
final class ReportVerticle extends VerticleBase {
  private final TypedBus bus;
  private final Reports reports;

  ReportVerticle(TypedBus bus, Reports reports) {
    this.bus = bus;
    this.reports = reports;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.answer(ReportContract.FIND, reports::find),
        bus.answer(ReportContract.LIST, reports::list),
        bus.answer(ReportContract.CREATE, reports::create),
        bus.answer(ReportContract.UPDATE, reports::update),
        bus.answer(ReportContract.PUBLISH, reports::publish));
  }
}
