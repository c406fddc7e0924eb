package dev.bulletin.dashboard.source;

import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Binance's 24 h tickers: price, change and volume of several pairs in one call, which needs no
 * key. The volume is what was traded in the second of the pair.
 */
public final class BinanceTickers implements Source {
  private final Api api;
  private final String name;
  private final List<String> pairs;
  private final SourcePlan plan;
  private final Clock clock;

  /** A source of that name, for pairs such as {@code BTC-USDT}. */
  public BinanceTickers(
      Upstream binance, String name, List<String> pairs, SourcePlan plan, Clock clock) {
    this.api = new Api(binance, plan, clock);
    this.name = name;
    this.pairs = List.copyOf(pairs);
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String feed() {
    return "tickers";
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  @Override
  public List<String> series() {
    return pairs.stream().flatMap(BinanceTickers::series).toList();
  }

  private static Stream<String> series(String pair) {
    return Stream.of(
        SeriesName.price(pair), SeriesName.change24h(pair), SeriesName.volume24h(pair));
  }

  @Override
  public Future<Gathered> fetch() {
    Instant askedAt = clock.instant();
    return api.get("/api/v3/ticker/24hr?symbols=" + symbols(), body -> read(body, askedAt));
  }

  private String symbols() {
    String json =
        pairs.stream()
            .map(pair -> '"' + TickerAnswer.symbol(pair) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  private Gathered read(Buffer body, Instant askedAt) {
    return Gathered.samples(askedAt, TickerAnswer.samples(body, pairs, name, clock.instant()));
  }
}
