package dev.bulletin.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.delivery.FakeReceiver.Received;
import dev.bulletin.gateway.hook.Delivery;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers are sent, and what they may do with it. */
@ExtendWith(Servers.class)
class ReceiversIT {
  private static RunningCouriers couriers;
  private static FakeReceiver receiver;
  private static String courier;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    couriers = RunningCouriers.on(access);
    receiver = FakeReceiver.start(couriers.node().vertx());
    courier = couriers.start(RunningCouriers.config());
  }

  @AfterAll
  static void stop() throws Exception {
    couriers.stop(courier);
    couriers.close();
  }

  @AfterEach
  void endHook(TestInfo test) throws Exception {
    couriers.end(name(test));
  }

  private static String name(TestInfo test) {
    return test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
  }

  private static String path(TestInfo test) {
    return "/" + name(test);
  }

  private static String hook(TestInfo test) throws Exception {
    return couriers.hook(name(test), receiver.url(path(test)));
  }

  private static Delivery untilAttempts(TestInfo test, int attempts) {
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(couriers.newest(name(test)).attempts()).isGreaterThanOrEqualTo(attempts));
    return newest(test);
  }

  private static Delivery untilDelivered(TestInfo test) {
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(couriers.newest(name(test)).state()).isEqualTo("delivered"));
    return newest(test);
  }

  private static Delivery newest(TestInfo test) {
    try {
      return couriers.newest(name(test));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void untilOutcome(TestInfo test, String outcome) {
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(couriers.newest(name(test)).outcome()).isEqualTo(outcome));
  }

  @Test
  void areSentWhatHasHappenedSigned(TestInfo test) throws Exception {
    String secret = hook(test);
    long begun = couriers.node().clock().instant().getEpochSecond();
    couriers.tell("signed");
    Delivery line = untilDelivered(test);
    Received sent = receiver.received(path(test)).get(0);
    assertThat(Long.valueOf(sent.headers().get("webhook-timestamp")))
        .isBetween(begun, couriers.node().clock().instant().getEpochSecond());
    assertThat(sent.headers().get("webhook-signature"))
        .isEqualTo(FakeReceiver.signature(secret, sent));
    assertThat(sent.id()).matches("msg_[0-9a-f]{32}").isEqualTo(line.message());
    assertThat(sent.headers().get("content-type")).isEqualTo("application/json");
    assertThat(new JsonObject(sent.body()))
        .isEqualTo(
            new JsonObject()
                .put("type", "report.published")
                .put("timestamp", "1970-01-01T00:00:00Z")
                .put("data", new JsonObject().put("what", "signed")));
    assertThat(line.status()).isEqualTo(204);
    assertThat(line.lastAt()).isNotNull();
    assertThat(line.dueAt()).isNull();
  }

  @Test
  void areToldAgainAfterAnError(TestInfo test) throws Exception {
    hook(test);
    AtomicInteger asked = new AtomicInteger();
    receiver.answer(
        path(test),
        request -> request.response().setStatusCode(asked.getAndIncrement() < 2 ? 500 : 200).end());
    couriers.tell("again");
    Delivery line = untilDelivered(test);
    List<Received> all = receiver.received(path(test));
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    assertThat(all.stream().map(Received::id).distinct()).containsExactly(line.message());
    assertThat(all.stream().map(Received::body).distinct()).hasSize(1);
    assertThat(line.status()).isEqualTo(200);
  }

  @Test
  void haveTheirTimeToAnswerAndNoMore(TestInfo test) throws Exception {
    hook(test);
    receiver.answer(path(test), request -> {});
    couriers.tell("stalled");
    untilOutcome(test, "timeout");
    assertThat(newest(test).status()).isNull();
    receiver.answer(path(test), 200);
    untilDelivered(test);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void leadNowhereElse(int status, TestInfo test) throws Exception {
    hook(test);
    receiver.answer(
        path(test),
        request ->
            request
                .response()
                .setStatusCode(status)
                .putHeader("location", receiver.url("/elsewhere"))
                .end());
    couriers.tell("redirected-" + status);
    untilAttempts(test, 2);
    assertThat(newest(test).outcome()).isEqualTo("redirected");
    assertThat(newest(test).status()).isEqualTo(status);
    assertThat(receiver.received("/elsewhere")).isEmpty();
  }

  @Test
  void haveNotAnsweredWhenTheyBreakOff(TestInfo test) throws Exception {
    hook(test);
    receiver.answer(path(test), ReceiversIT::breakOff);
    couriers.tell("broken");
    untilOutcome(test, "unreachable");
    receiver.answer(path(test), 200);
    untilDelivered(test);
  }

  private static void breakOff(HttpServerRequest request) {
    request.response().putHeader("content-length", "100");
    request.response().write("half").onSuccess(written -> request.connection().close());
  }

  @Test
  void holdNobodyUpWithAnAnswerThatDoesNotEnd(TestInfo test) throws Exception {
    hook(test);
    AtomicInteger closed = new AtomicInteger();
    receiver.answer(path(test), request -> talk(request, closed));
    couriers.tell("endless");
    untilDelivered(test);
    Eventually.that(RunningCouriers.limit(), () -> closed.get() > 0);
    assertThat(receiver.received(path(test))).hasSize(1);
  }

  private static void talk(HttpServerRequest request, AtomicInteger closed) {
    request.connection().closeHandler(gone -> closed.incrementAndGet());
    request.response().setChunked(true).write(Buffer.buffer(new byte[128 * 1_024]));
  }

  @Test
  void signOnWithBothSecretsAfterANewOne(TestInfo test) throws Exception {
    String former = hook(test);
    var renewed = RunningCouriers.wait(couriers.hooks().renewSecret(name(test), 1));
    couriers.tell("renewed");
    untilDelivered(test);
    Received sent = receiver.received(path(test)).get(0);
    assertThat(sent.headers().get("webhook-signature"))
        .isEqualTo(
            FakeReceiver.signature(renewed.secret(), sent)
                + " "
                + FakeReceiver.signature(former, sent));
    assertThat(renewed.secret()).isNotEqualTo(former);
  }

  @Test
  void areSwitchedOffWhenTheySayThatTheyAreGone(TestInfo test) throws Exception {
    hook(test);
    receiver.answer(path(test), 410);
    couriers.tell("gone");
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(couriers.newest(name(test)).state()).isEqualTo("given_up"));
    assertThat(newest(test).status()).isEqualTo(410);
    assertThat(RunningCouriers.wait(couriers.hooks().find(name(test))).offSince()).isNotNull();
    couriers.tell("more");
    assertThat(couriers.deliveries(name(test))).hasSize(1);
  }

  @Test
  void waitForNobodyWhoIsSlow(TestInfo test) throws Exception {
    hook(test);
    couriers.hook("slow", receiver.url("/slow"));
    receiver.answer("/slow", request -> {});
    for (int i = 0; i < 40; i++) {
      couriers.tell("many-" + i);
    }
    Eventually.that(
        RunningCouriers.limit(),
        () -> assertThat(receiver.received(path(test))).hasSizeGreaterThanOrEqualTo(40));
    assertThat(couriers.deliveries("slow"))
        .as("still far behind")
        .filteredOn(line -> line.attempts() == 0)
        .isNotEmpty();
    couriers.end("slow");
  }
}
