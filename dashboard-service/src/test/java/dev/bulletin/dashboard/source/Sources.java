package dev.bulletin.dashboard.source;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.common.upstream.UpstreamOptions;
import dev.bulletin.dashboard.history.MemoryCandles;
import dev.bulletin.dashboard.series.CandleLength;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Every source, asking one address, each through a client of its own. */
final class Sources {
  static final Secret KEY = new Secret("k-0123456789-not-to-be-seen");
  static final List<String> PAIRS = List.of("BTC-USDT", "ETH-USDT");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Vertx vertx;
  private final URI address;
  private final Duration deadline;
  private final SourcePlan plan;

  Sources(Vertx vertx, URI address, Duration deadline, int callsPerMinute) {
    this.vertx = vertx;
    this.address = address;
    this.deadline = deadline;
    this.plan = SourcePlan.needed(HOUR, deadline, Freshness.of(HOUR), callsPerMinute);
  }

  List<Source> all() {
    Clock clock = Clock.systemUTC();
    var kept = new MemoryCandles();
    return List.of(
        new BinanceTickers(upstream(), "binance", PAIRS, plan, clock),
        new BinanceCandles(upstream(), "binance", PAIRS, CandleLength.HOUR, kept, plan, clock),
        new BinanceCandles(upstream(), "binance", PAIRS, CandleLength.DAY, kept, plan, clock),
        new CoinGeckoGlobal(upstream(), "coingecko", plan, clock),
        new CoinGeckoPrices(upstream(), "coingecko", Coin.ALL, plan, clock),
        new FearAndGreed(upstream(), "alternative-me", plan, clock),
        new FinnhubQuotes(upstream(), "finnhub", KEY, FinnhubQuotes.FUNDS, plan, clock));
  }

  private Upstream upstream() {
    UpstreamOptions options =
        UpstreamOptions.of("stub", address, Breaking.of(HOUR, deadline)).withDeadline(deadline);
    return Upstream.open(vertx, options, new SimpleMeterRegistry(), Clock.systemUTC());
  }
}
