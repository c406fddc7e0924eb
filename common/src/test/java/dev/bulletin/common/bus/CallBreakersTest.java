package dev.bulletin.common.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.testing.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallBreakersTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(200);

  record Question(String word) {}

  record Said(Provenance provenance, String word) implements Answer {}

  private static final Call<Question, Said> FIND = call("test.find");
  private static final Call<Question, Said> SEARCH = call("test.search");

  private final Vertx vertx = Vertx.vertx();
  private final Directory directory = new Directory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile ErrorCode failure = ErrorCode.UNAVAILABLE;
  private volatile boolean away = true;

  private CallBreakers breakers;
  private TypedBus bus;

  /** Rests for so long after five failures. */
  private void start(Duration rest) throws Exception {
    var limits = new Breaking(5, 20, Duration.ofMinutes(10), rest);
    breakers = new CallBreakers(vertx, Clock.systemUTC(), meters, directory, limits);
    bus = new TypedBus(vertx, "a", directory, breakers);
    directory.heard(new Instance("a", Set.of("words"), Map.of()));
    bus.answer(FIND, this::answer).await(30, TimeUnit.SECONDS);
    bus.answer(SEARCH, question -> Future.succeededFuture(said(question)))
        .await(30, TimeUnit.SECONDS);
  }

  private static Call<Question, Said> call(String address) {
    return Call.read("words", address, Question.class, Said.class, Question::word);
  }

  private static Said said(Question question) {
    return new Said(Provenance.fresh("1", Set.of(), Instant.EPOCH), question.word());
  }

  private Future<Said> answer(Question question) {
    asked.incrementAndGet();
    return away
        ? Future.failedFuture(new ServiceException(failure, "so it is"))
        : Future.succeededFuture(said(question));
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  private Said ask(Call<Question, Said> call) throws Exception {
    return bus.ask(call, new Question("tide")).await(30, TimeUnit.SECONDS);
  }

  private void failTo(Call<Question, Said> call, int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> ask(call)).isInstanceOf(ServiceException.class);
    }
  }

  @Test
  void asksNoMoreWhenNobodyCanAnswer() throws Exception {
    start(LONG);
    failTo(FIND, 8);
    assertThat(asked).hasValue(5);
    assertThatThrownBy(() -> ask(FIND))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
              assertThat(refused.detail()).isEqualTo("words does not answer at present");
            });
  }

  @Test
  void answersOtherCallsOfTheServiceMeanwhile() throws Exception {
    start(LONG);
    failTo(FIND, 8);
    assertThat(ask(SEARCH).word()).isEqualTo("tide");
  }

  /** Nobody has got it wrong but who asks, or it is about this question alone. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNAVAILABLE")
  void goesOnAskingWhenTheServiceHasAnswered(ErrorCode code) throws Exception {
    start(LONG);
    failure = code;
    failTo(FIND, 20);
    assertThat(asked).hasValue(20);
    assertThatThrownBy(() -> ask(FIND))
        .isInstanceOfSatisfying(
            ServiceException.class, same -> assertThat(same.code()).isEqualTo(code));
  }

  @Test
  void goesOnByItselfWhenTheServiceIsBack() throws Exception {
    start(SHORT);
    failTo(FIND, 8);
    away = false;
    Eventually.that(LIMIT, () -> assertThat(ask(FIND).word()).isEqualTo("tide"));
    Eventually.that(LIMIT, () -> assertThat(state("closed")).isEqualTo(1));
    asked.set(0);
    failsAsOftenAsItMay();
  }

  private void failsAsOftenAsItMay() {
    away = true;
    failTo(FIND, 4);
    assertThat(asked).hasValue(4);
  }

  @Test
  void restsAgainWhenTheTrialFails() throws Exception {
    start(SHORT);
    failTo(FIND, 8);
    Eventually.that(LIMIT, () -> assertThat(state("half_open")).isEqualTo(1));
    failTo(FIND, 1);
    assertThat(asked).hasValue(6);
    Eventually.that(LIMIT, () -> assertThat(state("half_open")).isEqualTo(1));
  }

  @Test
  void tellsOperatorsWhatRests() throws Exception {
    start(LONG);
    assertThat(health()).isEqualTo("1 living");
    failTo(FIND, 8);
    assertThatThrownBy(this::health).hasMessageContaining("not asked for a while: [test.find]");
    assertThat(state("open")).isEqualTo(1);
    assertThat(meters.get("bulletin.call.refused").tag("call", "test.find").counter().count())
        .isEqualTo(3);
  }

  @Test
  void tellsOperatorsWhatIsTriedNext() throws Exception {
    start(SHORT);
    failTo(FIND, 5);
    Eventually.that(
        LIMIT, () -> assertThat(health()).isEqualTo("1 living, next to be tried: [test.find]"));
  }

  /** It is back the moment that it is heard, so nothing has to be tried. */
  @Test
  void doesNotCountAgainstACallThatNobodyLivesToAnswer() throws Exception {
    start(LONG);
    directory.left("a");
    failTo(FIND, 20);
    assertThatThrownBy(this::health).hasMessageContaining("no living instance");
    directory.heard(new Instance("a", Set.of("words"), Map.of()));
    away = false;
    assertThat(ask(FIND).word()).isEqualTo("tide");
  }

  private String health() throws Exception {
    return breakers.check("asker", "words").probe().get().await(30, TimeUnit.SECONDS);
  }

  private double state(String state) {
    return meters
        .get("bulletin.call.breaker")
        .tag("call", "test.find")
        .tag("state", state)
        .gauge()
        .value();
  }
}
