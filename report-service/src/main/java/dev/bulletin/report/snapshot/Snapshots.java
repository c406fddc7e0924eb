package dev.bulletin.report.snapshot;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.outcome.CommandOutcomes;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/** The wiring of snapshots: what answers for them, and what makes those that are planned. */
public final class Snapshots {
  /** How late a plan is at most. */
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** Less than a write may take, so that nothing is written for an asker who has given up. */
  private static final Duration DASHBOARDS_LIMIT = Duration.ofSeconds(4);

  private Snapshots() {}

  /**
   * Answers on every event loop of the node, and looks for what is due.
   *
   * @param outcomes of what is made by hand
   * @param creation keeps what is made by hand
   * @param publisher publishes what is planned so
   */
  public static Future<?> deploy(
      Node node,
      Database database,
      CommandOutcomes outcomes,
      Function<CreateReport, Future<ReportWritten>> creation,
      Function<PublishReport, Future<ReportWritten>> publisher) {
    var plans = new PgSnapshotPlans(database);
    var dashboards = new BusDashboards(node.bus(), node.clock(), DASHBOARDS_LIMIT);
    var drafts = new Drafts(SnapshotWords.load());
    var commands =
        new SnapshotCommands(
            node.vertx(), plans, dashboards, drafts, creation, counter(node, "hand"), node.clock());
    var planner =
        new SnapshotPlanner(
            database,
            new PlanMaker(dashboards, drafts, node.clock()),
            publisher,
            counter(node, "plan"),
            node.clock());
    return node.vertx()
        .deployVerticle(
            () -> new SnapshotVerticle(node.bus(), commands, outcomes),
            new DeploymentOptions().setInstances(node.instances()))
        .onSuccess(answering -> plan(node, planner));
  }

  private static Counter counter(Node node, String by) {
    return Counter.builder("bulletin.reports.snapshots")
        .description("reports made of dashboards")
        .tag("by", by)
        .register(node.meters());
  }

  private static void plan(Node node, SnapshotPlanner planner) {
    var repeater = new Repeater(node.vertx(), "planned snapshots", PERIOD, planner::run);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
  }
}
