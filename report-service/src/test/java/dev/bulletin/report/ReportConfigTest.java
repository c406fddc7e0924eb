package dev.bulletin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(config.internal().http().port()).isZero();
    assertThat(config.announcePeriod()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void readsWhatIsSet() {
    ReportConfig config =
        read(
            Map.of(
                "BULLETIN_PG_POOL_SIZE", "12",
                "BULLETIN_INTERNAL_PORT", "8090",
                "BULLETIN_REPORT_ANNOUNCE_PERIOD", "5s"));
    assertThat(config.pg().poolSize()).isEqualTo(12);
    assertThat(config.internal().http().port()).isEqualTo(8090);
    assertThat(config.announcePeriod()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void tellsEveryProblem() {
    var values = Map.of("BULLETIN_REPORT_ANNOUNCE_PERIOD", "2h", "BULLETIN_PG_PASSWORD", "p");
    assertThatThrownBy(() -> ConfigReader.read(values, ReportConfig::read))
        .hasMessageContaining("BULLETIN_REPORT_ANNOUNCE_PERIOD")
        .hasMessageContaining("BULLETIN_PG_USER")
        .hasMessageContaining("BULLETIN_INTERNAL_SECRET");
  }

  @Test
  void refusesAPoolThatCannotHoldAllKindsOfConnections() {
    assertThatThrownBy(() -> read(Map.of("BULLETIN_PG_POOL_SIZE", "2")))
        .hasMessageContaining("BULLETIN_PG_POOL_SIZE")
        .hasMessageContaining("at least 3");
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
