package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.dashboard.series.Realm;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The sources as readers are told of them. */
public final class KnownSources {
  public static final String BINANCE = "binance";
  public static final String COIN_GECKO = "coingecko";
  public static final String ALTERNATIVE_ME = "alternative-me";
  public static final String FINNHUB = "finnhub";

  /** What Bulletin has computed. */
  public static final String BULLETIN = "bulletin";

  /** What programs have pushed. */
  public static final String PUSH = "push";

  private static final List<DataSource> ALL =
      List.of(
          source(BINANCE, "Binance", "https://www.binance.com/en/terms"),
          source(COIN_GECKO, "CoinGecko", "https://www.coingecko.com/en/api_terms"),
          source(
              ALTERNATIVE_ME,
              "alternative.me",
              "https://alternative.me/crypto/fear-and-greed-index/"),
          source(FINNHUB, "Finnhub", "https://finnhub.io/terms-of-service"),
          new DataSource(BULLETIN, "Bulletin", null),
          new DataSource(PUSH, "Push", null));

  private KnownSources() {}

  private static DataSource source(String name, String title, String terms) {
    return new DataSource(name, title, URI.create(terms));
  }

  /**
   * What readers are told of a source that samples name so; a simulator has the title of what it
   * imitates, marked as such, and no terms.
   */
  public static Optional<DataSource> find(String name) {
    return name.endsWith(Realm.SIMULATED)
        ? exact(name.substring(0, name.length() - Realm.SIMULATED.length()))
            .map(source -> new DataSource(name, source.title() + " (simulated)", null))
        : exact(name);
  }

  /** As {@link #find}; one that is not known is told by its name. */
  public static DataSource of(String name) {
    return find(name).orElseGet(() -> new DataSource(name, name, null));
  }

  private static Optional<DataSource> exact(String name) {
    return ALL.stream().filter(source -> source.name().equals(name)).findFirst();
  }
}
