package dev.bulletin.dashboard;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardConfigTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "BULLETIN_PG_USER", "dashboard",
          "BULLETIN_PG_PASSWORD", "secret",
          "BULLETIN_INTERNAL_SECRET", "shared");

  @Test
  void hasDefaultsForAllButTheDatabaseAccountAndTheSecretOfTheSuite() {
    DashboardConfig config = read(Map.of());
    assertThat(config.sources().binance()).contains(URI.create("https://api.binance.com"));
    assertThat(config.sources().coinGecko()).contains(URI.create("https://api.coingecko.com"));
    assertThat(config.sources().alternativeMe()).contains(URI.create("https://api.alternative.me"));
    assertThat(config.sources().finnhub()).isEmpty();
    assertThat(config.slowInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.freshness()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.simulated()).isFalse();
    assertThat(config.cache().mib()).isEqualTo(16);
    assertThat(config.cache().lifetimes().ttl()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.sourceName("binance")).isEqualTo("binance");
    assertThat(config.push().perSecond()).isEqualTo(100_000);
    assertThat(config.push().internal().http().port()).isZero();
  }

  @Test
  void takesEverySetting() {
    DashboardConfig config =
        read(
            Map.ofEntries(
                entry("BULLETIN_SOURCES", "binance, alternative-me,finnhub"),
                entry("BULLETIN_BINANCE_URL", "http://127.0.0.1:4711/binance"),
                entry("BULLETIN_COINGECKO_URL", "http://127.0.0.1:4711/coingecko"),
                entry("BULLETIN_FEAR_GREED_URL", "http://127.0.0.1:4711/index"),
                entry("BULLETIN_FINNHUB_URL", "http://127.0.0.1:4711/finnhub"),
                entry("BULLETIN_FINNHUB_KEY", "abc-123"),
                entry("BULLETIN_POLL_INTERVAL", "1m"),
                entry("BULLETIN_SLOW_POLL_INTERVAL", "3m"),
                entry("BULLETIN_SOURCE_DEADLINE", "500ms"),
                entry("BULLETIN_FRESHNESS_LIMIT", "5m"),
                entry("BULLETIN_DASHBOARD_CACHE_MIB", "3"),
                entry("BULLETIN_PUSH_RATE", "7"),
                entry("BULLETIN_INTERNAL_PORT", "8090"),
                entry("BULLETIN_SIMULATED", "true")));
    SourcesConfig sources = config.sources();
    assertThat(sources.binance()).contains(URI.create("http://127.0.0.1:4711/binance"));
    assertThat(sources.coinGecko()).isEmpty();
    assertThat(sources.alternativeMe()).contains(URI.create("http://127.0.0.1:4711/index"));
    assertThat(sources.finnhub()).contains(URI.create("http://127.0.0.1:4711/finnhub"));
    assertThat(sources.finnhubKey().reveal()).isEqualTo("abc-123");
    assertThat(config.toString()).doesNotContain("abc-123");
    assertThat(config.slowInterval()).isEqualTo(Duration.ofMinutes(3));
    assertThat(config.pollInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.deadline()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.freshness()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.simulated()).isTrue();
    assertThat(config.cache().mib()).isEqualTo(3);
    assertThat(config.cache().lifetimes().ttl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.sourceName("binance")).isEqualTo("binance-simulated");
    assertThat(config.push().perSecond()).isEqualTo(7);
    assertThat(config.push().internal().http().port()).isEqualTo(8090);
  }

  @Test
  void reportsEveryProblemAtOnce() {
    Map<String, String> wrong =
        Map.ofEntries(
            entry("BULLETIN_SOURCES", "binance,kraken"),
            entry("BULLETIN_BINANCE_URL", "ftp://example.com"),
            entry("BULLETIN_COINGECKO_URL", "coingecko"),
            entry("BULLETIN_FEAR_GREED_URL", "http://user@example.com"),
            entry("BULLETIN_FINNHUB_URL", "https://example.com/?token=1"),
            entry("BULLETIN_FINNHUB_KEY", "two words"),
            entry("BULLETIN_FINNHUB_KEY_FILE", "/no/such/file"),
            entry("BULLETIN_POLL_INTERVAL", "2h"),
            entry("BULLETIN_SLOW_POLL_INTERVAL", "2h"),
            entry("BULLETIN_SOURCE_DEADLINE", "never"),
            entry("BULLETIN_FRESHNESS_LIMIT", "1s"),
            entry("BULLETIN_DASHBOARD_CACHE_MIB", "0"),
            entry("BULLETIN_PUSH_RATE", "0"),
            entry("BULLETIN_SIMULATED", "perhaps"),
            entry("BULLETIN_POL_INTERVAL", "2s"));
    assertThatThrownBy(() -> ConfigReader.read(wrong, DashboardConfig::read))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("BULLETIN_PG_USER: required")
        .hasMessageContaining("BULLETIN_PG_PASSWORD: required")
        .hasMessageContaining("BULLETIN_INTERNAL_SECRET: required")
        .hasMessageContaining("BULLETIN_PUSH_RATE: expected a whole number from 1 to 10000000")
        .hasMessageContaining("BULLETIN_SOURCES: expected some of binance,coingecko")
        .hasMessageContaining("BULLETIN_BINANCE_URL: expected an address")
        .hasMessageContaining("BULLETIN_COINGECKO_URL: expected an address")
        .hasMessageContaining("BULLETIN_FEAR_GREED_URL: expected an address")
        .hasMessageContaining("BULLETIN_FINNHUB_URL: expected an address")
        .hasMessageContaining("BULLETIN_FINNHUB_KEY: set either this or BULLETIN_FINNHUB_KEY_FILE")
        .hasMessageContaining("BULLETIN_SLOW_POLL_INTERVAL: expected a time span from 1s to 1h")
        .hasMessageContaining("BULLETIN_POLL_INTERVAL: expected a time span from 1s to 1h")
        .hasMessageContaining("BULLETIN_SOURCE_DEADLINE: expected a time span from 100ms to 1m")
        .hasMessageContaining("BULLETIN_FRESHNESS_LIMIT: expected a time span from 2s to 24h")
        .hasMessageContaining("BULLETIN_DASHBOARD_CACHE_MIB: expected a whole number from 1")
        .hasMessageContaining("BULLETIN_SIMULATED: expected one of true, false")
        .hasMessageContaining("BULLETIN_POL_INTERVAL: no such setting");
  }

  @Test
  void refusesAKeyThatNoHeaderCanHoldWithoutTellingIt() {
    assertThatThrownBy(() -> read(Map.of("BULLETIN_FINNHUB_KEY", "two words")))
        .hasMessageContaining("BULLETIN_FINNHUB_KEY: expected printable characters")
        .message()
        .doesNotContain("two words");
  }

  /** Else the market's figures would be stored as a simulator's. */
  @Test
  void refusesToAskTheRealApisOfWhatIsSimulated() {
    Map<String, String> simulated =
        Map.of(
            "BULLETIN_SIMULATED", "true",
            "BULLETIN_BINANCE_URL", "http://127.0.0.1:4711",
            "BULLETIN_SOURCES", "binance,coingecko");
    assertThatThrownBy(() -> read(simulated))
        .hasMessageContaining("BULLETIN_COINGECKO_URL: required with BULLETIN_SIMULATED")
        .message()
        .doesNotContain("FEAR_GREED", "FINNHUB", "BINANCE");
  }

  @Test
  void lengthensTheFreshnessLimitWithTheInterval() {
    assertThat(read(Map.of("BULLETIN_POLL_INTERVAL", "1h")).freshness())
        .isEqualTo(Duration.ofHours(3));
  }

  private static DashboardConfig read(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.putAll(given);
    return ConfigReader.read(all, DashboardConfig::read);
  }
}
