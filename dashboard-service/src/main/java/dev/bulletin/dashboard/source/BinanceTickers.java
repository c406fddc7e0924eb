package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Binance's 24 h tickers: price and change of several pairs in one call, which needs no key. */
public final class BinanceTickers implements Source {
  private final Upstream upstream;
  private final String name;
  private final String url;
  private final List<String> pairs;
  private final Clock clock;

  /**
   * A source of that name.
   *
   * @param base such as {@code https://api.binance.com}
   * @param pairs such as {@code BTC-USDT}
   */
  public BinanceTickers(Upstream upstream, String name, URI base, List<String> pairs, Clock clock) {
    this.upstream = upstream;
    this.name = name;
    this.url = base + "/api/v3/ticker/24hr?symbols=" + symbols(pairs);
    this.pairs = List.copyOf(pairs);
    this.clock = clock;
  }

  private static String symbols(List<String> pairs) {
    String json =
        pairs.stream()
            .map(pair -> '"' + TickerAnswer.symbol(pair) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<List<Sample>> fetch() {
    return upstream.get(url).map(body -> TickerAnswer.samples(body, pairs, name, clock.instant()));
  }
}
