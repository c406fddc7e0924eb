package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.board.HistoryQuestions;
import dev.bulletin.gateway.board.Range;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what the charts of a page show: each series once a minute for all pages and readers, side
 * by side, and without those that do not come in time. Thread-safe.
 */
final class HistoryReader {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long MOST_POINTS = 400_000;
  private static final int OWN_WEIGHT = 50;

  private final Vertx vertx;
  private final Clock clock;
  private final Memory<ReadSeries, SeriesHistory> lines;
  private final Memory<ReadCandles, CandleHistory> candles;

  HistoryReader(Vertx vertx, Clock clock, Ticker ticker, TypedBus bus) {
    this(
        vertx,
        clock,
        ticker,
        question -> bus.ask(DashboardContract.READ_SERIES, question),
        question -> bus.ask(DashboardContract.READ_CANDLES, question));
  }

  HistoryReader(
      Vertx vertx,
      Clock clock,
      Ticker ticker,
      Function<ReadSeries, Future<SeriesHistory>> series,
      Function<ReadCandles, Future<CandleHistory>> candles) {
    this.vertx = vertx;
    this.clock = clock;
    this.lines = new Memory<>(ticker, ReadSeries::points, series);
    this.candles = new Memory<>(ticker, ReadCandles::candles, candles);
  }

  /**
   * What has come.
   *
   * @param complete whether that is all
   */
  record Read(Histories histories, boolean complete) {}

  /** Never fails: a page can do without. */
  Future<Read> read(DashboardSummary summary, Range range) {
    Instant now = clock.instant();
    HistoryQuestions questions = HistoryQuestions.of(summary, range, now);
    var asked = new Asked(lines.ask(questions.lines()), candles.ask(questions.candles()));
    return inTime(asked).map(then -> asked.read(range, now));
  }

  private Future<Void> inTime(Asked asked) {
    Future<?> all = Future.join(asked.all().toList());
    if (all.isComplete()) {
      return Future.succeededFuture();
    }
    Promise<Void> over = Promise.promise();
    long timer = vertx.setTimer(PATIENCE.toMillis(), late -> over.tryComplete());
    all.onComplete(
        ended -> {
          vertx.cancelTimer(timer);
          over.tryComplete();
        });
    return over.future();
  }

  /** What is under way for a page. */
  private record Asked(
      Map<ReadSeries, Future<SeriesHistory>> lines,
      Map<ReadCandles, Future<CandleHistory>> candles) {
    Stream<Future<?>> all() {
      return Stream.concat(lines.values().stream(), candles.values().stream());
    }

    Read read(Range range, Instant now) {
      return new Read(
          new Histories(range, now, come(lines), come(candles)), all().allMatch(Future::succeeded));
    }

    private static <Q, A> Map<Q, A> come(Map<Q, Future<A>> asked) {
      Map<Q, A> come = new HashMap<>();
      asked.forEach(
          (question, answer) -> {
            if (answer.succeeded()) {
              come.put(question, answer.result());
            }
          });
      return come;
    }
  }

  /** Answers of a minute, bounded by the points that were asked for; none that failed. */
  private static final class Memory<Q extends Record, A> {
    private final Cache<Q, Future<A>> answers;
    private final Function<Q, Future<A>> asker;

    Memory(Ticker ticker, Function<Q, Integer> points, Function<Q, Future<A>> asker) {
      this.asker = asker;
      this.answers =
          Caffeine.newBuilder()
              .maximumWeight(MOST_POINTS)
              .weigher((Q question, Future<A> answer) -> OWN_WEIGHT + points.apply(question))
              .expireAfterWrite(KEPT)
              .ticker(ticker)
              .executor(Runnable::run)
              .build();
    }

    Map<Q, Future<A>> ask(Set<Q> questions) {
      Map<Q, Future<A>> asked = new HashMap<>();
      questions.forEach(question -> asked.put(question, ask(question)));
      return asked;
    }

    private Future<A> ask(Q question) {
      Future<A> answer = answers.get(question, asker);
      answer.onFailure(failure -> answers.asMap().remove(question, answer));
      return answer;
    }
  }
}
