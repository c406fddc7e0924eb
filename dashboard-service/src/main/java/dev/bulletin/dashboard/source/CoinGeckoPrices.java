package dev.bulletin.dashboard.source;

import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CoinGecko's prices of coins in US dollars, all in one call, which needs no key. */
public final class CoinGeckoPrices implements Source {
  private final Api api;
  private final String name;
  private final List<Coin> coins;
  private final SourcePlan plan;
  private final Clock clock;

  /** A source of that name. */
  public CoinGeckoPrices(
      Upstream coinGecko, String name, List<Coin> coins, SourcePlan plan, Clock clock) {
    this.api = new Api(coinGecko, plan, clock);
    this.name = name;
    this.coins = List.copyOf(coins);
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String feed() {
    return "prices";
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  @Override
  public List<String> series() {
    return coins.stream()
        .map(Coin::inDollars)
        .flatMap(pair -> Stream.of(SeriesName.price(pair), SeriesName.change24h(pair)))
        .toList();
  }

  @Override
  public Future<Gathered> fetch() {
    Instant askedAt = clock.instant();
    return api.get(
        "/api/v3/simple/price?ids=%s&vs_currencies=usd&include_24hr_change=true"
            .formatted(ids())
            .concat("&include_last_updated_at=true"),
        body -> read(body, askedAt));
  }

  private String ids() {
    return coins.stream().map(Coin::coinGeckoId).collect(Collectors.joining("%2C"));
  }

  private Gathered read(Buffer body, Instant askedAt) {
    return Gathered.samples(askedAt, PriceAnswer.samples(body, coins, name, clock.instant()));
  }
}
