package dev.bulletin.dashboard.source;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finnhub's quotes of funds that follow stock indices: a call for each, with a key. A fund's price
 * is not the index, and is never called that.
 */
public final class FinnhubQuotes implements Source {
  /** SPDR S&amp;P 500 ETF, Invesco QQQ (Nasdaq-100), SPDR Dow Jones Industrial Average ETF. */
  public static final List<String> FUNDS = List.of("SPY", "QQQ", "DIA");

  private static final String KEY_HEADER = "X-Finnhub-Token";

  private final Api api;
  private final String name;
  private final List<String> symbols;
  private final SourcePlan plan;
  private final Clock clock;

  /** A source of that name. */
  public FinnhubQuotes(
      Upstream finnhub,
      String name,
      Secret key,
      List<String> symbols,
      SourcePlan plan,
      Clock clock) {
    this.api = new Api(finnhub, Map.of(KEY_HEADER, key), plan, clock);
    this.name = name;
    this.symbols = List.copyOf(symbols);
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String feed() {
    return "quotes";
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  @Override
  public List<String> series() {
    return symbols.stream()
        .flatMap(symbol -> Stream.of(SeriesName.price(symbol), SeriesName.changeOfDay(symbol)))
        .toList();
  }

  @Override
  public Future<Gathered> fetch() {
    Instant askedAt = clock.instant();
    List<Future<List<Sample>>> quotes = symbols.stream().map(this::quote).toList();
    return Future.all(quotes)
        .map(all -> quotes.stream().map(Future::result).flatMap(List::stream).toList())
        .map(samples -> Gathered.samples(askedAt, samples));
  }

  private Future<List<Sample>> quote(String symbol) {
    return api.get(
        "/api/v1/quote?symbol=" + symbol,
        body -> QuoteAnswer.samples(body, symbol, name, clock.instant()));
  }
}
