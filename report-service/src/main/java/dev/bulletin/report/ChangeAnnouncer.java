package dev.bulletin.report;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.report.store.Change;
import dev.bulletin.report.store.ChangeOutbox;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgChannel;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the suite and the readers of every committed change, at least once and, among all instances
 * together, by one of them. PostgreSQL says when to look into the outbox; when that connection was
 * away, and once in a while without being told, it looks anyway.
 *
 * <p>The bus confirms nothing: what was told just before an instance died may not have left it, and
 * who was out of sight has not heard it. So whenever somebody comes or goes, and at the start, the
 * last changes are told again.
 */
final class ChangeAnnouncer extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(ChangeAnnouncer.class);
  private static final String CHANNEL = "report_changed";
  private static final String ROOM = "reports";
  private static final long LONGEST_WAIT_MILLIS = 2_000;
  private static final Duration LOOK = Duration.ofSeconds(1);

  /**
   * Who has made a change is first told that it is known; what is made meanwhile is told with it.
   */
  private static final long AFTER_CHANGE_MILLIS = 5;

  /** Where instances come and go all the time, telling again must not be what keeps them busy. */
  private static final int LOOKS_BETWEEN = 5;

  /** A page made before that has been made anew since. */
  private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

  private final TypedBus bus;
  private final Directory directory;
  private final String ownId;
  private final Invalidations invalidations;
  private final ChangeOutbox outbox;
  private final PgConnectOptions connection;
  private final Duration period;
  private final Duration look;
  private final Counter announced;
  private final PgSubscriber subscriber;
  private Future<Void> running = Future.succeededFuture();
  private Set<String> met = Set.of();
  private boolean aboutToWake;
  private boolean woken;
  private boolean doubtful = true;
  private int looksToWait;

  private ChangeAnnouncer(
      Node node,
      Invalidations invalidations,
      ChangeOutbox outbox,
      Database database,
      Duration period,
      Duration look) {
    this.bus = node.bus();
    this.directory = node.directory();
    this.ownId = node.id();
    this.invalidations = invalidations;
    this.outbox = outbox;
    this.connection = database.connection();
    this.period = period;
    this.look = look;
    this.announced =
        Counter.builder("bulletin.reports.announced")
            .description("changes of reports told to the suite")
            .register(node.meters());
    this.subscriber = subscriber(node.vertx());
  }

  /**
   * Begins to announce, on a connection set aside.
   *
   * @param period how long a change waits at most when PostgreSQL's notification is lost
   */
  static Future<?> deploy(
      Node node,
      Invalidations invalidations,
      ChangeOutbox outbox,
      Database database,
      Duration period) {
    return deploy(node, invalidations, outbox, database, period, LOOK);
  }

  /** Looks that often whether somebody has come or gone. */
  static Future<?> deploy(
      Node node,
      Invalidations invalidations,
      ChangeOutbox outbox,
      Database database,
      Duration period,
      Duration look) {
    var announcer = new ChangeAnnouncer(node, invalidations, outbox, database, period, look);
    return node.vertx()
        .deployVerticle(announcer)
        .onSuccess(id -> node.shutdown().add(Shutdown.Stage.WORK, () -> node.vertx().undeploy(id)));
  }

  private PgSubscriber subscriber(Vertx vertx) {
    return PgSubscriber.subscriber(vertx, connection)
        .reconnectPolicy(tries -> Math.min(LONGEST_WAIT_MILLIS, 50L << Math.min(tries, 10)));
  }

  @Override
  public Future<?> start() {
    PgChannel channel = subscriber.channel(CHANNEL);
    channel.subscribeHandler(listening -> context.runOnContext(now -> wake()));
    channel.handler(id -> context.runOnContext(now -> wakeSoon()));
    vertx.setPeriodic(period.toMillis(), id -> wake());
    met = others();
    vertx.setPeriodic(look.toMillis(), id -> look());
    return subscriber.connect();
  }

  @Override
  public Future<?> stop() {
    return subscriber.close().eventually(() -> running);
  }

  private void look() {
    Set<String> before = met;
    met = others();
    doubtful |= !met.equals(before);
    looksToWait = Math.max(0, looksToWait - 1);
    if (doubtful && looksToWait == 0) {
      wake();
    }
  }

  private Set<String> others() {
    return directory.ids().stream()
        .filter(id -> !id.equals(ownId))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void wakeSoon() {
    if (!aboutToWake) {
      aboutToWake = true;
      vertx.setTimer(AFTER_CHANGE_MILLIS, timer -> wakeNow());
    }
  }

  private void wakeNow() {
    aboutToWake = false;
    wake();
  }

  /** A change that comes while others are told may have come too late for them: look once more. */
  private void wake() {
    woken = true;
    if (running.isComplete()) {
      running = announce();
    }
  }

  private Future<Void> announce() {
    woken = false;
    return reopen()
        .compose(reopened -> tellAll())
        .onFailure(failure -> log.warn("changes wait to be announced", failure))
        .otherwiseEmpty()
        .compose(told -> woken ? announce() : Future.succeededFuture());
  }

  private Future<Void> reopen() {
    if (!doubtful || looksToWait > 0) {
      return Future.succeededFuture();
    }
    doubtful = false;
    looksToWait = LOOKS_BETWEEN;
    return outbox.reopen(TOLD_AGAIN).onFailure(failure -> doubtful = true);
  }

  private Future<Void> tellAll() {
    return outbox
        .handOn(this::tell)
        .compose(told -> told < ChangeOutbox.BATCH ? Future.succeededFuture() : tellAll());
  }

  /** Whoever hears of a change and asks for what has changed must not be given what was cached. */
  private Future<Void> tell(List<Change> changes) {
    return invalidations
        .announced(changes)
        .onSuccess(outdated -> publish(changes.stream().map(Change::told).toList()));
  }

  private void publish(List<ReportChanged> changes) {
    changes.forEach(change -> bus.publish(ReportContract.CHANGED, change));
    List<RoomMessage> messages =
        changes.stream()
            .filter(change -> change.status() == ReportStatus.PUBLISHED)
            .map(ChangeAnnouncer::toMessage)
            .toList();
    if (!messages.isEmpty()) {
      bus.publish(RealtimeContract.PUBLISH, new RoomMessages(messages));
    }
    announced.increment(changes.size());
  }

  private static RoomMessage toMessage(ReportChanged change) {
    return new RoomMessage(
        ROOM,
        RoomKind.STREAM,
        "report",
        change.slug(),
        change.at(),
        change.id(),
        JsonMapper.string(change));
  }
}
