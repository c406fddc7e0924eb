package dev.bulletin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.testing.SettingsTable;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void namesEverySettingAndNoOther() {
    ConfigReader in = ConfigReader.of(Map.of());
    DashboardConfig.read(in);
    assertThat(SettingsTable.names(Path.of("README.md")))
        .containsExactlyInAnyOrderElementsOf(in.settings().keySet());
  }
}
