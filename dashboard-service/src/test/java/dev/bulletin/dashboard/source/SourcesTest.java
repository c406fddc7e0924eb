package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.history.CandleBatch;
import dev.bulletin.dashboard.source.ExchangeStub.Mood;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each source over real HTTP, against a stub that answers as the vendors' documentation says. */
class SourcesTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final ExchangeStub stub = ExchangeStub.start();

  @AfterEach
  void stop() {
    vertx.close().await();
    stub.close();
  }

  private List<Source> sources(int callsPerMinute) {
    return new Sources(vertx, stub.uri(), PATIENT, callsPerMinute).all();
  }

  @Test
  void eachGivesTheSeriesThatItSaysInItsOwnName() {
    Instant before = Instant.now().minusSeconds(2);
    for (Source source : sources(100)) {
      Gathered gathered = fetch(source);
      assertThat(gathered.samples()).extracting(Sample::series).isEqualTo(source.series());
      assertThat(gathered.samples())
          .as(source.feed())
          .allMatch(sample -> sample.source().equals(source.name()))
          .allMatch(sample -> sample.at().isAfter(before));
    }
  }

  @Test
  void asksForAllPairsInOneCall() {
    fetch(sources(100).get(0));
    assertThat(stub.requests()).isEqualTo(1);
    assertThat(stub.received().get(0))
        .startsWith("/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D");
  }

  @Test
  void asksForAThousandCandlesAtFirst() {
    Gathered gathered = fetch(sources(100).get(1));
    assertThat(gathered.candles())
        .extracting(CandleBatch::series)
        .containsExactly("BTC-USDT.candle-1h", "ETH-USDT.candle-1h");
    assertThat(gathered.candles()).allMatch(batch -> batch.candles().size() == 1_000);
    assertThat(stub.received().get(0)).contains("limit=1000").doesNotContain("startTime");
  }

  @Test
  void staysWithinItsBudget() {
    Source tickers = sources(2).get(0);
    fetch(tickers);
    fetch(tickers);
    assertThatThrownBy(() -> fetch(tickers))
        .hasMessageContaining("2 calls a minute are used up")
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LIMITED));
    assertThat(stub.requests()).isEqualTo(2);
  }

  @Test
  void sendsTheKeyInAHeaderAndShowsItNowhere() {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    root.addAppender(logged);
    root.setLevel(Level.DEBUG);
    try {
      Source quotes = sources(100).get(6);
      fetch(quotes);
      stub.be(Mood.CUT);
      assertThatThrownBy(() -> fetch(quotes)).message().doesNotContain(Sources.KEY.reveal());
      LoggerFactory.getLogger(SourcesTest.class).debug("heard");
      assertThat(quotes.toString()).doesNotContain(Sources.KEY.reveal());
    } finally {
      root.setLevel(level);
      root.detachAppender(logged);
    }
    assertThat(stub.received())
        .allMatch(request -> request.contains("X-Finnhub-Token=" + Sources.KEY.reveal()));
    assertThat(stub.received()).noneMatch(request -> path(request).contains(Sources.KEY.reveal()));
    assertThat(shown(logged.list))
        .contains("heard")
        .noneMatch(text -> text.contains(Sources.KEY.reveal()));
  }

  private static String path(String request) {
    return request.substring(0, request.indexOf(' '));
  }

  /** Messages and exceptions alike. */
  private static List<String> shown(List<ILoggingEvent> events) {
    return List.copyOf(events).stream()
        .flatMap(
            event ->
                Stream.of(event.getFormattedMessage(), String.valueOf(event.getThrowableProxy())))
        .toList();
  }

  private static Gathered fetch(Source source) {
    try {
      return source.fetch().await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the deadline did not end the call", e);
    }
  }
}
