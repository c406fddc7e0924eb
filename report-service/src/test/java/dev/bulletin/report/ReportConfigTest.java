package dev.bulletin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.testing.SettingsTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportConfigTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "BULLETIN_PG_USER", "report_service",
          "BULLETIN_PG_PASSWORD", "p",
          "BULLETIN_INTERNAL_SECRET", "s");

  @Test
  void whatIsNotSetHasADefault() {
    ReportConfig config = ConfigReader.read(NEEDED, ReportConfig::read);
    assertThat(config.pg().host()).isEqualTo("localhost");
    assertThat(config.pg().genericPlans()).as("its statements are written for one plan").isTrue();
    assertThat(config.internal().http().port()).isZero();
    assertThat(config.exports()).isEqualTo(2);
    assertThat(config.announcePeriod()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.schedulePeriod()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.redis().port()).isEqualTo(6379);
    assertThat(config.cache().mib()).isEqualTo(64);
    assertThat(config.cache().lifetimes().ttl()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void readsWhatIsSet() {
    ReportConfig config =
        read(
            Map.of(
                "BULLETIN_PG_POOL_SIZE", "12",
                "BULLETIN_INTERNAL_PORT", "8090",
                "BULLETIN_REPORT_EXPORTS", "3",
                "BULLETIN_REPORT_ANNOUNCE_PERIOD", "5s",
                "BULLETIN_REPORT_SCHEDULE_PERIOD", "3s",
                "BULLETIN_REPORT_CACHE_MIB", "8",
                "BULLETIN_REPORT_CACHE_TTL", "1m",
                "BULLETIN_REPORT_CACHE_MISS_TTL", "2s",
                "BULLETIN_REPORT_CACHE_STALE", "0s",
                "BULLETIN_REDIS_HOST", "redis"));
    assertThat(config.pg().poolSize()).isEqualTo(12);
    assertThat(config.exports()).isEqualTo(3);
    assertThat(config.internal().http().port()).isEqualTo(8090);
    assertThat(config.announcePeriod()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.schedulePeriod()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.redis().host()).isEqualTo("redis");
    assertThat(config.cache())
        .isEqualTo(
            new CacheConfig(
                8, new Lifetimes(Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ZERO)));
  }

  @Test
  void tellsEveryProblem() {
    var values =
        Map.of(
            "BULLETIN_REPORT_ANNOUNCE_PERIOD", "2h",
            "BULLETIN_REPORT_EXPORTS", "0",
            "BULLETIN_REPORT_CACHE_MIB", "0",
            "BULLETIN_REPORT_CACHE_TTL", "0s",
            "BULLETIN_REPORT_CACHE_MISS_TTL", "1ms",
            "BULLETIN_REPORT_CACHE_STALE", "8d",
            "BULLETIN_PG_PASSWORD", "p");
    assertThatThrownBy(() -> ConfigReader.read(values, ReportConfig::read))
        .hasMessageContaining("BULLETIN_REPORT_ANNOUNCE_PERIOD")
        .hasMessageContaining("BULLETIN_REPORT_EXPORTS")
        .hasMessageContaining("BULLETIN_REPORT_CACHE_MIB")
        .hasMessageContaining("BULLETIN_REPORT_CACHE_TTL")
        .hasMessageContaining("BULLETIN_REPORT_CACHE_MISS_TTL")
        .hasMessageContaining("BULLETIN_REPORT_CACHE_STALE")
        .hasMessageContaining("BULLETIN_PG_USER")
        .hasMessageContaining("BULLETIN_INTERNAL_SECRET");
  }

  @Test
  void refusesAPoolThatCannotHoldAllKindsOfConnections() {
    assertThatThrownBy(() -> read(Map.of("BULLETIN_PG_POOL_SIZE", "2")))
        .hasMessageContaining("BULLETIN_PG_POOL_SIZE")
        .hasMessageContaining("from 3 to");
  }

  @Test
  void theReadmeListsEverySetting() {
    ConfigReader in = ConfigReader.of(NEEDED);
    ReportConfig.read(in);
    assertThat(SettingsTable.names(Path.of("README.md")))
        .containsExactlyInAnyOrderElementsOf(in.settings().keySet());
  }

  private static ReportConfig read(Map<String, String> further) {
    Map<String, String> values = new HashMap<>(NEEDED);
    values.putAll(further);
    return ConfigReader.read(values, ReportConfig::read);
  }
}
