package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.outcome.CommandOutcomes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers what is asked about snapshots, on one event loop. */
final class SnapshotVerticle extends VerticleBase {
  private final TypedBus bus;
  private final SnapshotCommands commands;
  private final CommandOutcomes outcomes;

  SnapshotVerticle(TypedBus bus, SnapshotCommands commands, CommandOutcomes outcomes) {
    this.bus = bus;
    this.commands = commands;
    this.outcomes = outcomes;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.answer(ReportContract.SNAPSHOT, outcomes.answering(commands::take)),
        bus.answer(ReportContract.SAVE_SNAPSHOT_PLAN, commands::save),
        bus.answer(ReportContract.DELETE_SNAPSHOT_PLAN, commands::delete),
        bus.answer(ReportContract.LIST_SNAPSHOT_PLANS, commands::list));
  }
}
