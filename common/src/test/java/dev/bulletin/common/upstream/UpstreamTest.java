package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.upstream.HostStub.Mood;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over real HTTP, against a stub that misbehaves. */
class UpstreamTest {
  private static final Duration IMPATIENT = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HostStub host = HostStub.start();
  private Asking asking = Asking.of(Asking.plain(host.uri(), Asking.PATIENT));

  private void beImpatient() {
    asking.close();
    asking = Asking.of(Asking.plain(host.uri(), IMPATIENT));
  }

  @AfterEach
  void stop() {
    asking.close();
    host.close();
  }

  @Test
  void readsAnAnswer() {
    assertThat(asking.get()).isEqualTo(1);
    assertThat(asking.calls("ok")).isEqualTo(1);
    assertThat(asking.timed()).isEqualTo(1);
    assertThat(asking.upstream().state().lastAnswer()).isPresent();
    assertThat(asking.upstream().state().lastFailure()).isEmpty();
  }

  @Test
  void sendsSecretHeadersAndShowsThemNowhere() {
    var request = new UpstreamRequest("/quote", Map.of("X-Key", new Secret("s3cret")));
    Asking.await(asking.upstream().get(request, Object::toString));
    assertThat(host.keys()).containsExactly("s3cret");
    assertThat(request.toString()).contains("/quote").doesNotContain("s3cret");
  }

  @Test
  void makesOneRequestForAThousandWhoAskAtOnce() {
    host.be(Mood.HOLD);
    List<Future<Integer>> asked =
        IntStream.range(0, 1_000).mapToObj(i -> asking.begin("/figure")).toList();
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(1));
    host.letGo();
    assertThat(Asking.await(Future.all(asked)).<Integer>list()).hasSize(1_000).containsOnly(0);
    assertThat(host.requests()).isEqualTo(1);
    assertThat(asking.calls("ok")).isEqualTo(1);
    assertThat(asking.count("shared")).isEqualTo(999);
  }

  @Test
  void givesAFailureToAllWhoAskedAtOnce() {
    host.holdBack(500);
    Future<Integer> first = asking.begin("/figure");
    Future<Integer> second = asking.begin("/figure");
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(1));
    host.letGo();
    Asking.await(Future.join(first, second).otherwiseEmpty());
    assertThat(host.requests()).isEqualTo(1);
    assertThat(first.failed()).isTrue();
    assertThat(second.cause()).isSameAs(first.cause());
  }

  @Test
  void asksAnewOnceAnAnswerIsThere() {
    assertThat(List.of(asking.get(), asking.get())).containsExactly(1, 2);
    assertThat(asking.count("shared")).isZero();
  }

  @Test
  void asksForDifferentThingsSideBySide() {
    host.be(Mood.HOLD);
    List<Future<Integer>> asked =
        IntStream.range(0, 100).mapToObj(i -> asking.begin("/figure?number=" + i)).toList();
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(20));
    host.be(Mood.WELL);
    host.letGo();
    Asking.await(Future.all(asked));
    assertThat(host.requests()).isEqualTo(100);
    assertThat(host.connections()).as("at most so many at once").isEqualTo(20);
  }

  @Test
  void answersEachOnHisOwnEventLoop() {
    host.be(Mood.HOLD);
    Future<Integer> first = asking.begin("/figure");
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(1));
    Context loop = asking.vertx().getOrCreateContext();
    Promise<Context> told = Promise.promise();
    loop.runOnContext(
        turn -> asking.begin("/figure").onComplete(ended -> told.complete(Vertx.currentContext())));
    Eventually.that(LIMIT, () -> assertThat(asking.count("shared")).isEqualTo(1));
    host.letGo();
    assertThat(Asking.await(told.future())).isSameAs(loop);
    assertThat(Asking.await(first)).isZero();
  }

  @Test
  void keepsItsConnections() {
    for (int i = 0; i < 20; i++) {
      asking.get();
    }
    assertFewConnections();
  }

  @Test
  void keepsItsConnectionsWhenRefused() {
    host.answerWith(404);
    for (int i = 0; i < 20; i++) {
      asking.fail(Reason.STATUS);
    }
    assertFewConnections();
  }

  /** Not one: the next call may come before the last connection is back in the pool. */
  private void assertFewConnections() {
    assertThat(host.requests()).isEqualTo(20);
    assertThat(host.connections()).isLessThan(5);
  }

  @Test
  void givesUpAtTheDeadlineWhenNothingComes() {
    beImpatient();
    host.be(Mood.STALL);
    asking.fail(Reason.TIMEOUT);
    assertCutOff();
  }

  @Test
  void givesUpAtTheDeadlineWhenTheAnswerNeverEnds() {
    beImpatient();
    host.be(Mood.DRIP);
    asking.fail(Reason.TIMEOUT);
    assertCutOff();
  }

  @Test
  void stopsReadingAnAnswerThatIsTooLarge() {
    host.be(Mood.HUGE);
    asking.fail(Reason.TOO_LARGE);
    assertCutOff();
    assertThat(host.bytesSent()).isLessThan(30L << 20);
  }

  private void assertCutOff() {
    Eventually.that(LIMIT, () -> assertThat(host.openConnections()).isZero());
  }

  @Test
  void endsAtTheDeadlineThoseTooThatWaitForAConnection() {
    beImpatient();
    host.be(Mood.STALL);
    List<Future<Integer>> asked =
        IntStream.range(0, 60).mapToObj(i -> asking.begin("/" + i)).toList();
    Asking.await(Future.join(asked).otherwiseEmpty());
    assertThat(asking.calls("timeout")).isEqualTo(60);
    assertCutOff();
  }

  @Test
  void refusesAnAnswerThatBreaksOff() {
    host.be(Mood.CUT);
    asking.fail(Reason.UNREACHABLE);
  }

  @Test
  void refusesGarbageAsTheReaderDoes() {
    host.be(Mood.GARBAGE);
    asking.fail(Reason.INVALID);
    assertThat(asking.upstream().state().lastFailure())
        .hasValueSatisfying(failure -> assertThat(failure.detail()).isEqualTo("no number"));
  }

  @Test
  void refusesAnAnswerOnWhichTheReaderStumbles() {
    Future<Integer> read =
        asking.upstream().get(UpstreamRequest.of("/"), body -> body.toJsonArray().size());
    assertThatThrownBy(() -> Asking.await(read))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
  }

  @Test
  void saysThatNobodyListens() {
    host.close();
    asking.fail(Reason.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({"301, STATUS", "404, STATUS", "500, STATUS", "429, LIMITED", "418, LIMITED"})
  void refusesAnyStatusButOk(int status, Reason reason) {
    host.answerWith(status);
    asking.fail(reason);
    assertThat(asking.calls(reason.label())).isEqualTo(1);
    assertThat(asking.upstream().state().lastFailure().map(UpstreamState.Failure::detail))
        .contains("answered " + status);
  }

  @Test
  void answersAgainAfterEachFault() {
    for (Mood mood : List.of(Mood.CUT, Mood.GARBAGE, Mood.HUGE)) {
      host.be(mood);
      asking.fail();
      host.be(Mood.WELL);
      assertThat(asking.get()).as("after %s", mood).isPositive();
    }
  }
}
