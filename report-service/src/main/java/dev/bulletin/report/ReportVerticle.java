package dev.bulletin.report;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers what is asked of report-service, on one event loop. */
final class ReportVerticle extends VerticleBase {
  private final TypedBus bus;
  private final ReportQueries queries;
  private final ReportCommands commands;

  private ReportVerticle(TypedBus bus, ReportQueries queries, ReportCommands commands) {
    this.bus = bus;
    this.queries = queries;
    this.commands = commands;
  }

  /** Answers on every event loop of the node. */
  static Future<?> deploy(Node node, ReportQueries queries, ReportCommands commands) {
    return node.vertx()
        .deployVerticle(
            () -> new ReportVerticle(node.bus(), queries, commands),
            new DeploymentOptions().setInstances(node.instances()));
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.answer(ReportContract.FIND, queries::find),
        bus.answer(ReportContract.LIST, queries::list),
        bus.answer(ReportContract.CREATE, commands::create),
        bus.answer(ReportContract.UPDATE, commands::update),
        bus.answer(ReportContract.PUBLISH, commands::publish));
  }
}
