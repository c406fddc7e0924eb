package dev.bulletin.dashboard;

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
      Map.of("BULLETIN_PG_USER", "dashboard", "BULLETIN_PG_PASSWORD", "secret");

  @Test
  void hasDefaultsForAllButTheDatabaseAccount() {
    DashboardConfig config = read(Map.of());
    assertThat(config.binance()).isEqualTo(URI.create("https://api.binance.com"));
    assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.freshness()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.simulated()).isFalse();
    assertThat(config.cache().mib()).isEqualTo(16);
    assertThat(config.cache().lifetimes().ttl()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.sourceName()).isEqualTo("binance");
  }

  @Test
  void takesEverySetting() {
    DashboardConfig config =
        read(
            Map.of(
                "BULLETIN_BINANCE_URL", "http://127.0.0.1:4711/binance",
                "BULLETIN_POLL_INTERVAL", "1m",
                "BULLETIN_SOURCE_DEADLINE", "500ms",
                "BULLETIN_FRESHNESS_LIMIT", "5m",
                "BULLETIN_DASHBOARD_CACHE_MIB", "3",
                "BULLETIN_SIMULATED", "true"));
    assertThat(config.binance()).isEqualTo(URI.create("http://127.0.0.1:4711/binance"));
    assertThat(config.pollInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.deadline()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.freshness()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.simulated()).isTrue();
    assertThat(config.cache().mib()).isEqualTo(3);
    assertThat(config.cache().lifetimes().ttl()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.sourceName()).isEqualTo("binance-simulated");
  }

  @Test
  void reportsEveryProblemAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "BULLETIN_BINANCE_URL", "ftp://example.com",
            "BULLETIN_POLL_INTERVAL", "2h",
            "BULLETIN_SOURCE_DEADLINE", "never",
            "BULLETIN_FRESHNESS_LIMIT", "1s",
            "BULLETIN_DASHBOARD_CACHE_MIB", "0",
            "BULLETIN_SIMULATED", "perhaps",
            "BULLETIN_POL_INTERVAL", "2s");
    assertThatThrownBy(() -> ConfigReader.read(wrong, DashboardConfig::read))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("BULLETIN_PG_USER: required")
        .hasMessageContaining("BULLETIN_PG_PASSWORD: required")
        .hasMessageContaining("BULLETIN_BINANCE_URL: expected an address")
        .hasMessageContaining("BULLETIN_POLL_INTERVAL: expected a time span from 1s to 1h")
        .hasMessageContaining("BULLETIN_SOURCE_DEADLINE: expected a time span from 100ms to 1m")
        .hasMessageContaining("BULLETIN_FRESHNESS_LIMIT: expected a time span from 2s to 24h")
        .hasMessageContaining("BULLETIN_DASHBOARD_CACHE_MIB: expected a whole number from 1")
        .hasMessageContaining("BULLETIN_SIMULATED: expected one of true, false")
        .hasMessageContaining("BULLETIN_POL_INTERVAL: no such setting");
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
