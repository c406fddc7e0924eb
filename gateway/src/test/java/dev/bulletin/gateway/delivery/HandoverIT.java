package dev.bulletin.gateway.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.hook.Delivery;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.net.InetAddress;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several take from one outbox, at their own pace, and what they say of it comes when it comes. */
@ExtendWith(Servers.class)
class HandoverIT {
  private static final String PATH = "/hook";
  private static final Duration LONG = Duration.ofHours(1);

  private final PostgresServer postgres;
  private final String schema;
  private final RunningCouriers couriers;
  private final FakeReceiver receiver;
  private final CountDownLatch stall = new CountDownLatch(1);

  HandoverIT(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    this.postgres = postgres;
    this.schema = access.user();
    this.couriers = RunningCouriers.on(access);
    this.receiver = FakeReceiver.start(couriers.node().vertx());
  }

  @BeforeEach
  void empty() throws Exception {
    postgres.execute("TRUNCATE %1$s.hook, %1$s.hook_event CASCADE".formatted(schema));
    couriers.hook("h", receiver.url(PATH));
  }

  @AfterEach
  void close() {
    couriers.close();
  }

  private List<Parcel> take(Duration hold) throws Exception {
    return couriers.outbox().take(9, List.of(), hold).await(30, SECONDS);
  }

  private Delivery untilAttempted() {
    Eventually.that(
        RunningCouriers.limit(), () -> assertThat(couriers.newest("h").outcome()).isNotNull());
    try {
      return couriers.newest("h");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Whoever takes holds the rows until they are noted as taken. */
  @Test
  void waitsForNobodyWhoIsTaking() throws Exception {
    couriers.tell("one");
    couriers.tell("two");
    String lock = "SELECT id FROM %s.hook_delivery ORDER BY id LIMIT 1 FOR UPDATE";
    try (Connection other = postgres.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(lock.formatted(schema));
      List<Parcel> taken = take(LONG);
      assertThat(taken).hasSize(1);
      assertThat(taken.get(0).body()).contains("two");
      other.rollback();
    }
    assertThat(take(LONG)).hasSize(1);
  }

  @Test
  void takesNoMoreOfOneHookThanThatNobodyElseWaits() throws Exception {
    for (int i = 0; i <= Outbox.MOST_OF_ONE; i++) {
      couriers.tell("n" + i);
    }
    assertThat(take(LONG)).hasSize(Outbox.MOST_OF_ONE);
  }

  @Test
  void leavesAsItIsWhatAnEarlierAttemptSaysLate() throws Exception {
    couriers.tell("one");
    Parcel earlier = take(Duration.ZERO).get(0);
    Parcel later = take(LONG).get(0);
    assertThat(later.id()).isEqualTo(earlier.id());
    RunningCouriers.wait(
        couriers
            .outbox()
            .fail(earlier, Outcome.answered(500, Duration.ZERO, Duration.ZERO), 1, LONG));
    RunningCouriers.wait(
        couriers.outbox().succeed(earlier, Outcome.answered(204, Duration.ZERO, Duration.ZERO)));
    assertThat(couriers.newest("h").state()).isEqualTo("waiting");
    assertThat(couriers.newest("h").outcome()).isNull();
    RunningCouriers.wait(
        couriers.outbox().succeed(later, Outcome.answered(204, Duration.ZERO, Duration.ZERO)));
    assertThat(couriers.newest("h").state()).isEqualTo("delivered");
  }

  @Test
  void waitsBeforeAnotherAttempt() throws Exception {
    receiver.answer(PATH, 500);
    Instant begun = couriers.node().clock().instant();
    couriers.start(
        RunningCouriers.config(
            "BULLETIN_HOOK_FIRST_PAUSE", "1h", "BULLETIN_HOOK_LONGEST_PAUSE", "12h"));
    couriers.tell("one");
    assertThat(untilAttempted().dueAt()).isAfterOrEqualTo(begun.plus(LONG));
    assertThat(receiver.received(PATH)).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheReceiverWishes() throws Exception {
    receiver.answer(
        PATH,
        request -> request.response().setStatusCode(503).putHeader("retry-after", "7200").end());
    Instant begun = couriers.node().clock().instant();
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_LONGEST_PAUSE", "12h"));
    couriers.tell("one");
    assertThat(untilAttempted().dueAt()).isAfterOrEqualTo(begun.plusSeconds(7_200));
  }

  @Test
  void waitsForNoNameServer() throws Exception {
    couriers.end("h");
    couriers.hook("h", "http://slow.invalid/");
    String courier =
        couriers.start(RunningCouriers.config("BULLETIN_HOOK_TIMEOUT", "200ms"), host -> stalled());
    couriers.tell("one");
    assertThat(untilAttempted().outcome()).isEqualTo("timeout");
    stall.countDown();
    couriers.stop(courier);
  }

  private InetAddress[] stalled() {
    try {
      stall.await();
      return InetAddress.getAllByName("127.0.0.1");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void forgetsByItselfWhatIsOlderThanTheLogIsKept() throws Exception {
    couriers.tell("old");
    Parcel old = take(LONG).get(0);
    RunningCouriers.wait(
        couriers.outbox().succeed(old, Outcome.answered(204, Duration.ZERO, Duration.ZERO)));
    postgres.execute(
        "UPDATE %s.hook_event SET created_at = now() - interval '2 hours'".formatted(schema));
    couriers.tell("new");
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_RETENTION", "1h"));
    Eventually.that(RunningCouriers.limit(), () -> assertThat(couriers.deliveries("h")).hasSize(1));
  }
}
