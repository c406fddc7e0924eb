package dev.bulletin.report.schedule;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes each scheduled report at its time. Every instance waits for the next time there is, and
 * takes what is due then; what one has taken the others leave to it for a while, so that the work
 * of an instance that dies, or fails, is done again. That a report is published once does not hang
 * on this: a publication is of one revision, and makes the next.
 */
public final class ScheduledPublishing extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(ScheduledPublishing.class);

  private final TypedBus bus;
  private final Schedule schedule;
  private final Function<PublishReport, Future<ReportWritten>> publisher;
  private final Duration period;
  private Future<Void> running = Future.succeededFuture();
  private boolean woken;
  private boolean stopped;
  private long timer = -1;

  ScheduledPublishing(
      TypedBus bus,
      Schedule schedule,
      Function<PublishReport, Future<ReportWritten>> publisher,
      Duration period) {
    this.bus = bus;
    this.schedule = schedule;
    this.publisher = publisher;
    this.period = period;
  }

  /**
   * Begins to publish what is due.
   *
   * @param period how long a report waits at most when nobody was told of its time, and after a
   *     publication that failed
   */
  public static Future<?> deploy(
      Node node,
      Database database,
      Function<PublishReport, Future<ReportWritten>> publisher,
      Duration period) {
    var publishing =
        new ScheduledPublishing(node.bus(), new PgSchedule(database), publisher, period);
    return node.vertx()
        .deployVerticle(publishing)
        .onSuccess(id -> node.shutdown().add(Shutdown.Stage.WORK, () -> node.vertx().undeploy(id)));
  }

  @Override
  public Future<?> start() {
    wake();
    return bus.subscribe(ReportContract.CHANGED, this::hear);
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return running;
  }

  private void hear(ReportChanged change) {
    if (change.status() == ReportStatus.SCHEDULED) {
      wake();
    }
  }

  /** A time that is set while others are looked at may have come too late for them. */
  private void wake() {
    woken = true;
    if (running.isComplete() && !stopped) {
      running = publish();
    }
  }

  private Future<Void> publish() {
    woken = false;
    vertx.cancelTimer(timer);
    return publishAll()
        .compose(none -> schedule.untilNext())
        .onFailure(failure -> log.warn("scheduled reports wait to be published", failure))
        .otherwise(Optional.empty())
        .compose(this::goOn);
  }

  private Future<Void> publishAll() {
    return schedule
        .take(period)
        .compose(due -> publish(due).map(due.size()))
        .compose(taken -> taken < Schedule.BATCH ? Future.succeededFuture() : publishAll());
  }

  private Future<?> publish(List<DueReport> due) {
    return Future.all(due.stream().map(this::publish).toList());
  }

  /** Never fails: one that cannot be published keeps nobody else waiting. */
  private Future<?> publish(DueReport due) {
    return Future.succeededFuture(due.command())
        .compose(publisher)
        .onSuccess(written -> log.info("published {} on schedule", written.slug()))
        .onFailure(failure -> tell(due, failure))
        .mapEmpty()
        .otherwiseEmpty();
  }

  private void tell(DueReport due, Throwable failure) {
    if (failure instanceof ServiceException refusal
        && refusal.code() == ErrorCode.PRECONDITION_FAILED) {
      log.debug("{} has changed meanwhile", due.slug());
    } else {
      log.warn("{} is not published yet, next try in {}", due.slug(), period, failure);
    }
  }

  private Future<Void> goOn(Optional<Duration> untilNext) {
    if (woken) {
      return publish();
    }
    Duration delay = untilNext.filter(next -> next.compareTo(period) < 0).orElse(period);
    timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> wake());
    return Future.succeededFuture();
  }
}
