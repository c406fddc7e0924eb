package dev.bulletin.report;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Function;

/** Answers what is asked of report-service, on one event loop. */
final class ReportVerticle extends VerticleBase {
  private final TypedBus bus;
  private final Answerers answerers;

  private ReportVerticle(TypedBus bus, Answerers answerers) {
    this.bus = bus;
    this.answerers = answerers;
  }

  /** Answers on every event loop of the node. */
  static Future<?> deploy(Node node, Answerers answerers) {
    return node.vertx()
        .deployVerticle(
            () -> new ReportVerticle(node.bus(), answerers),
            new DeploymentOptions().setInstances(node.instances()));
  }

  @Override
  public Future<?> start() {
    return Future.all(answerReaders(), answerWriters(), carryOut());
  }

  private Future<?> answerReaders() {
    return Future.all(
        List.of(
            bus.answer(ReportContract.FIND, answerers.readers()::find),
            bus.answer(ReportContract.LIST, answerers.readers()::list),
            bus.answer(ReportContract.SEARCH, answerers.readers()::search),
            bus.answer(ReportContract.COUNT_TAGS, answerers.readers()::countTags),
            bus.answer(ReportContract.FIND_SURROUNDINGS, answerers.readers()::findSurroundings)));
  }

  private Future<?> answerWriters() {
    return Future.all(
        List.of(
            bus.answer(ReportContract.SURVEY, answerers.manuscripts()::survey),
            bus.answer(ReportContract.FIND_MANUSCRIPT, answerers.manuscripts()::find),
            bus.answer(ReportContract.LIST_REVISIONS, answerers.revisions()::list),
            bus.answer(ReportContract.FIND_REVISION, answerers.revisions()::find),
            bus.answer(ReportContract.COMPARE_REVISIONS, answerers.revisions()::compare),
            bus.answer(ReportContract.PREVIEW, answerers.previews()::preview),
            bus.answer(ReportContract.REPLACE_WRITER, answerers.writers()::replace)));
  }

  private Future<?> carryOut() {
    ReportCommands commands = answerers.commands();
    LifecycleCommands lifecycle = answerers.lifecycle();
    return Future.all(
        List.of(
            carryOut(ReportContract.CREATE, commands::create, CreateReport::slug),
            carryOut(ReportContract.UPDATE, commands::update, UpdateReport::slug),
            carryOut(ReportContract.RESTORE, commands::restore, RestoreRevision::slug),
            carryOut(ReportContract.PUBLISH, commands::publish, PublishReport::slug),
            carryOut(ReportContract.SCHEDULE, lifecycle::schedule, ScheduleReport::slug),
            carryOut(ReportContract.UNSCHEDULE, lifecycle::unschedule, UnscheduleReport::slug),
            carryOut(ReportContract.WITHDRAW, lifecycle::withdraw, WithdrawReport::slug),
            carryOut(ReportContract.MOVE, lifecycle::move, MoveReport::slug)));
  }

  /**
   * Done once if it has a key, and acknowledged when nobody is given any more what was cached
   * before.
   */
  private <C extends Record & Command> Future<Void> carryOut(
      Call<C, ReportWritten> call,
      Function<C, Future<ReportWritten>> command,
      Function<C, String> slug) {
    return bus.answer(
        call, answerers.readers().after(answerers.outcomes().answering(command), slug));
  }
}
