package dev.bulletin.gateway.news;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Leadership;
import dev.bulletin.common.db.Terms;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.delivery.Outbox;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is to be told, on one gateway for all: the one that leads. Who begins to lead looks
 * first after what nobody has heard meanwhile. That two may lead for a moment does no harm: each
 * change is written once.
 */
public final class NewsDesk extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(NewsDesk.class);

  /** Unique among the leaderships in this database. */
  private static final long TASK = 6_080_001;

  /** Looks after changes that were told while nobody has heard. */
  private static final Duration LOOK_AFTER = Duration.ofMinutes(1);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Node node;
  private final TypedBus bus;
  private final Leadership leadership;
  private final ReportWatch reports;
  private final RuleWatch rules;
  private final Repeater repeater;
  private Instant reportsDue = Instant.EPOCH;
  private Instant samplesDue = Instant.EPOCH;
  private boolean leading;

  private NewsDesk(Node node, Database database, Outbox outbox, Site site, Duration period) {
    this.node = node;
    this.bus = node.bus();
    this.leadership = new Leadership(node.vertx(), database.connection(), TASK, Terms.UNCOUNTED);
    this.reports = new ReportWatch(bus, new ReportMemory(database, outbox, site));
    this.rules = new RuleWatch(bus, new RuleMemory(database, outbox), node.clock());
    this.repeater = new Repeater(node.vertx(), "news", period, this::look);
  }

  /**
   * Competes to be the one that writes, on a connection set aside.
   *
   * @param period after which rules are judged again
   */
  public static Future<?> deploy(
      Node node, Database database, Outbox outbox, Site site, Duration period) {
    return node.vertx()
        .deployVerticle(of(node, database, outbox, site, period))
        .onSuccess(id -> node.shutdown().add(Shutdown.Stage.WORK, () -> node.vertx().undeploy(id)));
  }

  static NewsDesk of(Node node, Database database, Outbox outbox, Site site, Duration period) {
    return new NewsDesk(node, database, outbox, site, period);
  }

  @Override
  public Future<?> start() {
    leadership.start();
    repeater.start();
    return Future.all(
        bus.subscribe(ReportContract.CHANGED, this::hear),
        bus.subscribe(DashboardContract.SAMPLES, rules::hear));
  }

  @Override
  public Future<?> stop() {
    return repeater.stop().compose(stopped -> leadership.stop());
  }

  private void hear(ReportChanged change) {
    if (leadership.isLeader()) {
      reports.hear(change).onFailure(failure -> missed(failure));
    }
  }

  private void missed(Throwable failure) {
    log.warn("a changed report is looked after later", failure);
    reportsDue = Instant.EPOCH;
  }

  private Future<?> look() {
    if (!leadership.isLeader()) {
      leading = false;
      return Future.succeededFuture();
    }
    if (!leading) {
      leading = true;
      reportsDue = Instant.EPOCH;
      samplesDue = Instant.EPOCH;
    }
    return catchUpReports().compose(done -> catchUpSamples()).compose(done -> rules.judge());
  }

  /** A service that is away keeps nothing else waiting. */
  private Future<Void> catchUpReports() {
    if (now().isBefore(reportsDue)) {
      return Future.succeededFuture();
    }
    reportsDue = now().plus(LOOK_AFTER);
    return attempt("changed reports", reports::catchUp)
        .onSuccess(caughtUp -> reportsDue = caughtUp ? reportsDue : now().plus(LOOK_AGAIN))
        .mapEmpty();
  }

  private Future<Void> catchUpSamples() {
    if (now().isBefore(samplesDue)) {
      return Future.succeededFuture();
    }
    return attempt("newest values", rules::catchUp)
        .onSuccess(caughtUp -> samplesDue = caughtUp ? Instant.MAX : now().plus(LOOK_AGAIN))
        .mapEmpty();
  }

  private static Future<Boolean> attempt(String what, Supplier<Future<Void>> task) {
    return task.get().map(true).onFailure(failure -> tell(what, failure)).otherwise(false);
  }

  /** Services that are away for a while are told of elsewhere. */
  private static void tell(String what, Throwable failure) {
    if (failure instanceof ServiceException expected) {
      log.debug("{} cannot be read yet: {}", what, expected.detail());
    } else {
      log.warn("{} cannot be read yet", what, failure);
    }
  }

  private Instant now() {
    return node.clock().instant();
  }
}
