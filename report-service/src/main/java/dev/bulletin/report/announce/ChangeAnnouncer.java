package dev.bulletin.report.announce;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.report.store.WaitingChanges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgChannel;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces committed changes on the bus and in the room {@code reports}. PostgreSQL's notification
 * wakes it, as do each new connection and, as a net below both, a slow timer; what there is to
 * announce it reads from the table of changes, so nothing that was committed is lost. Several
 * instances share the work. Thread-safe.
 */
public final class ChangeAnnouncer {
  private static final Logger log = LoggerFactory.getLogger(ChangeAnnouncer.class);
  private static final String CHANNEL = "report_changed";
  private static final String ROOM = "reports";
  private static final long NET_MILLIS = 5_000;
  private static final int LONGEST_PAUSE_MILLIS = 1_000;

  private final Vertx vertx;
  private final WaitingChanges waiting;
  private final TypedBus bus;
  private final PgSubscriber subscriber;
  private final Counter announced;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile long net = -1;

  public ChangeAnnouncer(
      Vertx vertx,
      PgConnectOptions connection,
      WaitingChanges waiting,
      TypedBus bus,
      MeterRegistry meters) {
    this.vertx = vertx;
    this.waiting = waiting;
    this.bus = bus;
    this.subscriber =
        PgSubscriber.subscriber(vertx, connection)
            .reconnectPolicy(tries -> Math.min(LONGEST_PAUSE_MILLIS, 50L << Math.min(tries, 10)));
    this.announced =
        Counter.builder("bulletin.reports.changes.announced")
            .description("committed changes told to the suite")
            .register(meters);
  }

  /** Listens, and announces what was left behind. */
  public Future<Void> start() {
    PgChannel channel = subscriber.channel(CHANNEL);
    channel.handler(notification -> wake());
    channel.subscribeHandler(subscribed -> wake());
    net = vertx.setPeriodic(NET_MILLIS, id -> wake());
    return subscriber.connect();
  }

  public Future<Void> stop() {
    vertx.cancelTimer(net);
    return subscriber.close();
  }

  private void wake() {
    woken.set(true);
    if (running.compareAndSet(false, true)) {
      announceAll();
    }
  }

  private void announceAll() {
    woken.set(false);
    waiting
        .announce(this::announce)
        .onFailure(failure -> log.warn("changes wait to be announced", failure))
        .onComplete(done -> rest(done.succeeded() && WaitingChanges.mayBeMore(done.result())));
  }

  private void rest(boolean more) {
    if (more || woken.get()) {
      announceAll();
      return;
    }
    running.set(false);
    if (woken.get()) { // Woken in the moment between the look and the rest.
      wake();
    }
  }

  private void announce(ReportChanged change) {
    bus.publish(ReportContract.CHANGED, change);
    if (change.status() == ReportStatus.PUBLISHED) {
      bus.publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(message(change))));
    }
    announced.increment();
  }

  private static RoomMessage message(ReportChanged change) {
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
