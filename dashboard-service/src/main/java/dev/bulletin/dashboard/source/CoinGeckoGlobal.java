package dev.bulletin.dashboard.source;

import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** CoinGecko's figures of the whole market, in US dollars and percent; needs no key. */
public final class CoinGeckoGlobal implements Source {
  private final Api api;
  private final String name;
  private final SourcePlan plan;
  private final Clock clock;

  /** A source of that name. */
  public CoinGeckoGlobal(Upstream coinGecko, String name, SourcePlan plan, Clock clock) {
    this.api = new Api(coinGecko, plan, clock);
    this.name = name;
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String feed() {
    return "global";
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  @Override
  public List<String> series() {
    return List.of(
        SeriesName.MARKET_CAPITALISATION,
        SeriesName.MARKET_VOLUME24H,
        SeriesName.MARKET_CAPITALISATION_CHANGE24H,
        SeriesName.MARKET_DOMINANCE_BTC,
        SeriesName.MARKET_DOMINANCE_ETH);
  }

  @Override
  public Future<Gathered> fetch() {
    Instant askedAt = clock.instant();
    return api.get("/api/v3/global", body -> read(body, askedAt));
  }

  private Gathered read(Buffer body, Instant askedAt) {
    return Gathered.samples(askedAt, GlobalAnswer.samples(body, name, clock.instant()));
  }
}
