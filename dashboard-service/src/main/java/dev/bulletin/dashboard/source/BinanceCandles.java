package dev.bulletin.dashboard.source;

import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.dashboard.history.CandleBatch;
import dev.bulletin.dashboard.history.CandleStore;
import dev.bulletin.dashboard.series.CandleLength;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Binance's candles of one length, for several pairs: a call for each, from the newest on that is
 * kept; at first the last 1,000.
 */
public final class BinanceCandles implements Source {
  private final Api api;
  private final String name;
  private final List<String> pairs;
  private final CandleLength length;
  private final CandleStore kept;
  private final SourcePlan plan;
  private final Clock clock;

  /** A source of that name, for pairs such as {@code BTC-USDT}. */
  public BinanceCandles(
      Upstream binance,
      String name,
      List<String> pairs,
      CandleLength length,
      CandleStore kept,
      SourcePlan plan,
      Clock clock) {
    this.api = new Api(binance, plan, clock);
    this.name = name;
    this.pairs = List.copyOf(pairs);
    this.length = length;
    this.kept = kept;
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String feed() {
    return "candles-" + length.label();
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  /** None: candles are no samples. */
  @Override
  public List<String> series() {
    return List.of();
  }

  @Override
  public Future<Gathered> fetch() {
    Instant askedAt = clock.instant();
    List<Future<CandleBatch>> batches = pairs.stream().map(this::batch).toList();
    return Future.all(batches)
        .map(all -> Gathered.candles(askedAt, batches.stream().map(Future::result).toList()));
  }

  private Future<CandleBatch> batch(String pair) {
    return kept.last(length.series(pair), 1)
        .map(newest -> CandleQuestion.after(pair, length, newest))
        .compose(this::ask);
  }

  private Future<CandleBatch> ask(CandleQuestion question) {
    return api.get(question.pathAndQuery(), body -> read(body, question));
  }

  private CandleBatch read(Buffer body, CandleQuestion question) {
    return new CandleBatch(
        length.series(question.pair()),
        name,
        CandleAnswer.candles(body, question, clock.instant()));
  }
}
