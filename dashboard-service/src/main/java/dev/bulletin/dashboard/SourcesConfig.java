package dev.bulletin.dashboard;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import dev.bulletin.dashboard.source.KnownSources;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the external APIs, or what imitates them, are reached; one that is empty is not asked.
 *
 * @param finnhubKey goes with every call to Finnhub, in a header
 */
public record SourcesConfig(
    Optional<URI> binance,
    Optional<URI> coinGecko,
    Optional<URI> alternativeMe,
    Optional<URI> finnhub,
    Secret finnhubKey) {
  private static final String SOURCES = "BULLETIN_SOURCES";
  private static final String FINNHUB_KEY = "BULLETIN_FINNHUB_KEY";
  private static final List<String> NAMES =
      List.of(
          KnownSources.BINANCE,
          KnownSources.COIN_GECKO,
          KnownSources.ALTERNATIVE_ME,
          KnownSources.FINNHUB);

  /** What a header can hold, so that no complaint ever tells the key. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]*");

  /** What a simulator says is never taken for the market's, and the other way round. */
  static SourcesConfig read(ConfigReader in, boolean simulated) {
    Secret key = key(in);
    List<String> asked = new ArrayList<>(names(in));
    if (key.reveal().isEmpty()) {
      asked.remove(KnownSources.FINNHUB);
    }
    var addresses = new Addresses(in, asked, simulated);
    return new SourcesConfig(
        addresses.read(KnownSources.BINANCE, "BULLETIN_BINANCE_URL", "https://api.binance.com"),
        addresses.read(
            KnownSources.COIN_GECKO, "BULLETIN_COINGECKO_URL", "https://api.coingecko.com"),
        addresses.read(
            KnownSources.ALTERNATIVE_ME, "BULLETIN_FEAR_GREED_URL", "https://api.alternative.me"),
        addresses.read(KnownSources.FINNHUB, "BULLETIN_FINNHUB_URL", "https://finnhub.io"),
        key);
  }

  private static List<String> names(ConfigReader in) {
    List<String> names = in.list(SOURCES, NAMES);
    List<String> unknown = new ArrayList<>(names);
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      in.reject(
          SOURCES,
          "expected some of %s, got '%s'"
              .formatted(String.join(",", NAMES), String.join(",", unknown)));
    }
    return names;
  }

  private static Secret key(ConfigReader in) {
    Secret key = in.secret(FINNHUB_KEY, "");
    if (KEY.matcher(key.reveal()).matches()) {
      return key;
    }
    in.reject(FINNHUB_KEY, "expected printable characters without spaces");
    return new Secret("");
  }

  private record Addresses(ConfigReader in, List<String> asked, boolean simulated) {
    Optional<URI> read(String name, String setting, String fallback) {
      URI address = in.url(setting, fallback);
      if (!asked.contains(name)) {
        return Optional.empty();
      }
      if (simulated && address.equals(URI.create(fallback))) {
        in.reject(
            setting,
            "required with BULLETIN_SIMULATED, or leave %s out of %s".formatted(name, SOURCES));
      }
      return Optional.of(address);
    }
  }
}
