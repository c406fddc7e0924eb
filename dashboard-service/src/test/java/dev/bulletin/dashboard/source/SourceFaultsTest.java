package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.dashboard.source.ExchangeStub.Mood;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source with every fault, over real HTTP: none gives a sample, each says why. */
class SourceFaultsTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  private final Vertx vertx = Vertx.vertx();
  private final ExchangeStub stub = ExchangeStub.start();

  private record Fault(Mood mood, Reason reason, Duration deadline) {
    private static Fault of(Mood mood, Reason reason) {
      return new Fault(mood, reason, PATIENT);
    }
  }

  private static Stream<Arguments> table() {
    var sources =
        Stream.of("tickers", "candles-1h", "candles-1d", "global", "prices", "index", "quotes")
            .toList();
    return IntStream.range(0, sources.size())
        .boxed()
        .flatMap(index -> faults().map(fault -> Arguments.of(index, sources.get(index), fault)));
  }

  private static Stream<Fault> faults() {
    return Stream.of(
        new Fault(Mood.STALL, Reason.TIMEOUT, IMPATIENT),
        new Fault(Mood.DRIP, Reason.TIMEOUT, IMPATIENT),
        // The host asks for longer than that.
        Fault.of(Mood.LIMIT, Reason.LIMITED),
        Fault.of(Mood.BAN, Reason.LIMITED),
        Fault.of(Mood.FAIL, Reason.STATUS),
        Fault.of(Mood.CUT, Reason.UNREACHABLE),
        Fault.of(Mood.GARBAGE, Reason.INVALID),
        Fault.of(Mood.HUGE, Reason.TOO_LARGE),
        Fault.of(Mood.LIE, Reason.INVALID),
        Fault.of(Mood.OLD, Reason.INVALID));
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    stub.close();
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("table")
  void givesNoSampleAndSaysWhy(int index, String feed, Fault fault) {
    Source source = new Sources(vertx, stub.uri(), fault.deadline(), 100).all().get(index);
    assertThat(source.feed()).isEqualTo(feed);
    stub.wishToRest(60);
    stub.be(fault.mood());
    assertThatThrownBy(() -> fetch(source))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.reason()).isEqualTo(fault.reason()));
  }

  private static void fetch(Source source) {
    try {
      source.fetch().await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the deadline did not end the call", e);
    }
  }
}
