package dev.bulletin.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.gateway.delivery.FakeReceiver.Received;
import dev.bulletin.gateway.hook.Hook;
import dev.bulletin.gateway.hook.HookDraft;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written is told, whoever dies meanwhile, and what must not be reached is not. */
@ExtendWith(Servers.class)
class OutboxIT {
  private static final String PATH = "/hook";

  private final PostgresServer postgres;
  private final PostgresServer.Access access;
  private final RunningCouriers couriers;
  private final FakeReceiver receiver;

  OutboxIT(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    this.postgres = postgres;
    this.access = access;
    this.couriers = RunningCouriers.on(access);
    this.receiver = FakeReceiver.start(couriers.node().vertx());
  }

  @BeforeEach
  void empty() {
    postgres.execute("TRUNCATE %1$s.hook, %1$s.hook_event CASCADE".formatted(access.user()));
  }

  @AfterEach
  void close() {
    couriers.close();
  }

  private void untilState(String state) {
    Eventually.that(
        RunningCouriers.limit(), () -> assertThat(couriers.newest("h").state()).isEqualTo(state));
  }

  private void untilOutcome(String outcome) {
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(couriers.newest("h").outcome()).isEqualTo(outcome));
  }

  @Test
  void tellsWhatIsHeardTwiceOnce() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    couriers.tell("one");
    couriers.tell("two");
    assertThat(couriers.deliveries("h")).hasSize(2);
    couriers.start(RunningCouriers.config());
    untilState("delivered");
    Eventually.that(RunningCouriers.limit(), () -> receiver.received(PATH).size() >= 2);
    assertThat(receiver.received(PATH)).extracting(Received::id).doesNotHaveDuplicates();
  }

  @Test
  void tellsOnlyWhoWantsToKnow() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    couriers.tell(EventType.REPORT_REVISED, "one");
    var off =
        HookDraft.of("h", receiver.url(PATH), List.of(EventType.REPORT_PUBLISHED), false, true);
    RunningCouriers.wait(couriers.hooks().replace(off, 1));
    couriers.tell("two");
    assertThat(couriers.deliveries("h")).isEmpty();
    assertThat(postgres.query("SELECT count(*) FROM %s.hook_event".formatted(access.user())))
        .as("what nobody wants to know is not kept")
        .isEqualTo(postgres.query("SELECT 0::bigint"));
  }

  @Test
  void tellsWhatAnInstanceThatDiedHadInHand() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    List<Parcel> taken =
        RunningCouriers.wait(couriers.outbox().take(9, List.of(), Duration.ofMillis(200)));
    assertThat(taken).hasSize(1);
    // It dies here, before or after it has sent: nobody can know.
    assertThat(RunningCouriers.wait(couriers.outbox().take(9, List.of(), Duration.ZERO))).isEmpty();
    couriers.start(RunningCouriers.config());
    untilState("delivered");
    assertThat(receiver.received(PATH)).extracting(Received::id).containsOnly(taken.get(0).id());
    assertThat(couriers.newest("h").attempts()).isEqualTo(2);
  }

  @Test
  void leavesToAnotherWhatItHasInHand() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    for (int i = 0; i < 30; i++) {
      couriers.tell("n" + i);
    }
    couriers.start(RunningCouriers.config());
    couriers.start(RunningCouriers.config());
    Eventually.that(
        RunningCouriers.limit(),
        () ->
            assertThat(couriers.deliveries("h"))
                .allMatch(line -> line.state().equals("delivered")));
    assertThat(receiver.received(PATH))
        .hasSize(30)
        .extracting(Received::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void givesUpAfterEnoughTries() throws Exception {
    receiver.answer(PATH, 503);
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_TRIES", "3"));
    untilState("given_up");
    assertThat(couriers.newest("h").attempts()).isEqualTo(3);
    assertThat(couriers.newest("h").outcome()).isEqualTo("refused");
    assertThat(couriers.newest("h").dueAt()).isNull();
    assertThat(RunningCouriers.wait(couriers.hooks().find("h")).failingSince()).isNotNull();
    receiver.answer(PATH, 200);
    RunningCouriers.wait(couriers.log().again("h", couriers.newest("h").number()));
    untilState("delivered");
    assertThat(receiver.received(PATH))
        .extracting(Received::id)
        .hasSize(4)
        .containsOnly(couriers.newest("h").message());
    assertThat(RunningCouriers.wait(couriers.hooks().find("h")).failingSince()).isNull();
  }

  @Test
  void switchesOffWhoFailsForLong() throws Exception {
    receiver.answer(PATH, 500);
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    couriers.tell("two");
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_OFF_AFTER", "300ms"));
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(couriers.deliveries("h")).allMatch(d -> d.state().equals("given_up")));
    Hook off = RunningCouriers.wait(couriers.hooks().find("h"));
    assertThat(off.offSince()).isNotNull();
    assertThat(off.active()).isTrue();
    var on = new HookDraft("h", off.url(), off.events(), /* active= */ true);
    RunningCouriers.wait(couriers.hooks().replace(on, off.revision()));
    receiver.answer(PATH, 200);
    couriers.tell("three");
    untilState("delivered");
  }

  @Test
  void reachesNothingOnThisMachineByItsAddress() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_NETWORKS", ""));
    untilOutcome("forbidden_address");
    assertThat(receiver.received(PATH)).isEmpty();
  }

  @Test
  void reachesNothingOnThisMachineByAName() throws Exception {
    couriers.hook("h", receiver.url(PATH).replace("127.0.0.1", "localhost"));
    couriers.tell("one");
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_NETWORKS", ""));
    untilOutcome("forbidden_address");
    assertThat(receiver.received(PATH)).isEmpty();
  }

  /** The name means something public first, and then this machine. */
  @Test
  void asksForANameOnceAndConnectsToWhatItMeantThen() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    couriers.hook("h", receiver.url(PATH).replace("127.0.0.1", "rebinding.invalid"));
    couriers.tell("one");
    couriers.start(
        RunningCouriers.config("BULLETIN_HOOK_TRIES", "1"),
        host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
    untilState("delivered");
    assertThat(asked).hasValue(1);
    assertThat(receiver.received(PATH).get(0).headers().get("host"))
        .isEqualTo("rebinding.invalid:" + receiver.port());
  }

  @Test
  void refusesANameThatMeansSomethingForbiddenBesides() throws Exception {
    couriers.hook("h", receiver.url(PATH).replace("127.0.0.1", "mixed.invalid"));
    couriers.tell("one");
    couriers.start(
        RunningCouriers.config(),
        host ->
            new InetAddress[] {
              InetAddress.getByName("127.0.0.1"), InetAddress.getByName("169.254.169.254")
            });
    untilOutcome("forbidden_address");
    assertThat(receiver.received(PATH)).isEmpty();
  }

  @Test
  void saysWhenANameHasNoAddressAndWhenNobodyListens() throws Exception {
    couriers.hook("h", "http://nobody.invalid/");
    couriers.tell("one");
    String courier = couriers.start(RunningCouriers.config());
    untilOutcome("unknown_host");
    couriers.end("h");
    couriers.hook("h", "http://127.0.0.1:1/");
    couriers.tell("two");
    untilOutcome("unreachable");
    couriers.stop(courier);
  }

  @Test
  void sendsNothingWithoutTlsUnlessThatIsAllowed() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    couriers.start(RunningCouriers.config("BULLETIN_HOOK_INSECURE", "false"));
    untilOutcome("insecure");
    assertThat(receiver.received(PATH)).isEmpty();
    assertThatThrownBy(
            () ->
                HookDraft.of(
                    "h", "http://example.com/", List.of(EventType.ALERT_RAISED), true, false))
        .hasMessageContaining("url: expected https");
  }

  @Test
  void forgetsWhatIsOldUnlessItIsStillToBeTold() throws Exception {
    couriers.hook("h", receiver.url(PATH));
    couriers.tell("one");
    RunningCouriers.wait(couriers.outbox().tidy(Duration.ofHours(-1)));
    assertThat(couriers.deliveries("h")).hasSize(1);
    String courier = couriers.start(RunningCouriers.config());
    untilState("delivered");
    couriers.stop(courier);
    RunningCouriers.wait(couriers.outbox().tidy(Duration.ofHours(1)));
    assertThat(couriers.deliveries("h")).hasSize(1);
    RunningCouriers.wait(couriers.outbox().tidy(Duration.ofHours(-1)));
    assertThat(couriers.deliveries("h")).isEmpty();
  }
}
