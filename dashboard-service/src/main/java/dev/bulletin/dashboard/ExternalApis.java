package dev.bulletin.dashboard;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.common.upstream.UpstreamOptions;
import dev.bulletin.dashboard.history.CandleStore;
import dev.bulletin.dashboard.poll.PolledApi;
import dev.bulletin.dashboard.poll.WatchedSource;
import dev.bulletin.dashboard.series.CandleLength;
import dev.bulletin.dashboard.source.BinanceCandles;
import dev.bulletin.dashboard.source.BinanceTickers;
import dev.bulletin.dashboard.source.Coin;
import dev.bulletin.dashboard.source.CoinGeckoGlobal;
import dev.bulletin.dashboard.source.CoinGeckoPrices;
import dev.bulletin.dashboard.source.FearAndGreed;
import dev.bulletin.dashboard.source.FinnhubQuotes;
import dev.bulletin.dashboard.source.Freshness;
import dev.bulletin.dashboard.source.KnownSources;
import dev.bulletin.dashboard.source.Source;
import dev.bulletin.dashboard.source.SourcePlan;
import dev.bulletin.dashboard.source.TradingHours;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All external APIs that are asked, and how often. */
final class ExternalApis {
  /** In Binance's pairs. */
  static final List<String> PAIRS = Coin.ALL.stream().map(Coin::inTether).toList();

  /** Beyond the deadline of the client: the last net, in case that one fails. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOURS_GOOD_FOR = Duration.ofHours(2);
  private static final Duration DAYS_GOOD_FOR = Duration.ofDays(2);

  /** It is made at midnight, in UTC, and may be late. */
  private static final Duration INDEX_GOOD_FOR = Duration.ofHours(36);

  /** That one time takes, and one that is repeated by another leader. */
  private static final int MOST_CALLS = 2 * PAIRS.size();

  private final Node node;
  private final DashboardConfig config;
  private final CandleStore candles;

  private ExternalApis(Node node, DashboardConfig config, CandleStore candles) {
    this.node = node;
    this.config = config;
    this.candles = candles;
  }

  /** Opens clients of those that the settings name. */
  static List<PolledApi> open(Node node, DashboardConfig config, CandleStore candles) {
    var apis = new ExternalApis(node, config, candles);
    SourcesConfig sources = config.sources();
    return Stream.of(
            apis.open(KnownSources.BINANCE, sources.binance(), apis::binance),
            apis.open(KnownSources.COIN_GECKO, sources.coinGecko(), apis::coinGecko),
            apis.open(KnownSources.ALTERNATIVE_ME, sources.alternativeMe(), apis::alternativeMe),
            apis.open(KnownSources.FINNHUB, sources.finnhub(), apis::finnhub))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<PolledApi> open(
      String name, Optional<URI> address, Function<Upstream, List<Source>> sources) {
    return address.map(base -> open(name, base, sources));
  }

  private PolledApi open(String name, URI base, Function<Upstream, List<Source>> sources) {
    boolean quick = name.equals(KnownSources.BINANCE);
    Duration interval = quick ? config.pollInterval() : config.slowInterval();
    UpstreamOptions options =
        UpstreamOptions.of(config.sourceName(name), base, Breaking.of(interval, config.deadline()))
            .withDeadline(config.deadline());
    Upstream upstream = Upstream.open(node.vertx(), options, node.meters(), clock());
    node.shutdown().add(Shutdown.Stage.CLIENTS, upstream::close);
    List<WatchedSource> watched = new ArrayList<>();
    sources
        .apply(upstream)
        .forEach(source -> watched.add(new WatchedSource(source, node.meters(), clock())));
    return new PolledApi(name, upstream, watched);
  }

  private Clock clock() {
    return node.clock();
  }

  private List<Source> binance(Upstream upstream) {
    String name = config.sourceName(KnownSources.BINANCE);
    return List.of(
        new BinanceTickers(upstream, name, PAIRS, tickers(), clock()),
        candles(upstream, name, CandleLength.HOUR, slowly(1, Freshness.of(HOURS_GOOD_FOR))),
        candles(upstream, name, CandleLength.DAY, slowly(10, Freshness.of(DAYS_GOOD_FOR))));
  }

  private SourcePlan tickers() {
    Duration interval = config.pollInterval();
    int callsPerMinute = (int) (2 * MINUTE.toMillis() / interval.toMillis()) + 1;
    return SourcePlan.needed(
        interval, deadline(), Freshness.of(config.freshness()), callsPerMinute);
  }

  /** So many slow intervals from one time to the next. */
  private SourcePlan slowly(int intervals, Freshness freshness) {
    Duration interval = config.slowInterval().multipliedBy(intervals);
    int times = (int) (MINUTE.toMillis() / interval.toMillis()) + 1;
    return SourcePlan.needed(interval, deadline(), freshness, times * MOST_CALLS);
  }

  private Duration deadline() {
    return config.deadline().plus(GRACE);
  }

  private Source candles(Upstream upstream, String name, CandleLength length, SourcePlan plan) {
    return new BinanceCandles(upstream, name, PAIRS, length, candles, plan, clock());
  }

  private List<Source> coinGecko(Upstream upstream) {
    String name = config.sourceName(KnownSources.COIN_GECKO);
    SourcePlan prices = slowly(1, Freshness.of(config.slowInterval().multipliedBy(5)));
    return List.of(
        new CoinGeckoGlobal(upstream, name, slowly(1, market(config)), clock()),
        new CoinGeckoPrices(upstream, name, Coin.ALL, prices.asStandby(), clock()));
  }

  /** How long figures of the whole market are good. */
  static Freshness market(DashboardConfig config) {
    return Freshness.of(config.slowInterval().multipliedBy(10));
  }

  private List<Source> alternativeMe(Upstream upstream) {
    String name = config.sourceName(KnownSources.ALTERNATIVE_ME);
    return List.of(
        new FearAndGreed(upstream, name, slowly(10, Freshness.of(INDEX_GOOD_FOR)), clock()));
  }

  private List<Source> finnhub(Upstream upstream) {
    String name = config.sourceName(KnownSources.FINNHUB);
    var freshness = new TradingHours(config.slowInterval().multipliedBy(15));
    return List.of(
        new FinnhubQuotes(
            upstream,
            name,
            config.sources().finnhubKey(),
            FinnhubQuotes.FUNDS,
            slowly(1, freshness),
            clock()));
  }
}
