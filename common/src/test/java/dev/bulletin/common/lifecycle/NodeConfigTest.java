package dev.bulletin.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.testing.SettingsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeConfigTest {
  @Test
  void sizesFollowTheCores() {
    int cores = Runtime.getRuntime().availableProcessors();
    RuntimeConfig runtime = ConfigReader.read(Map.of(), NodeConfig::read).runtime();
    assertThat(runtime.eventLoops()).isEqualTo(cores);
    assertThat(runtime.workers()).isEqualTo(4 * cores);
    assertThat(runtime.cpuWorkers()).isEqualTo(cores);
  }

  @Test
  void readsWhatIsSet() {
    var values =
        Map.of(
            "BULLETIN_EVENT_LOOPS", "3",
            "BULLETIN_CLUSTER_ENABLED", "false",
            "BULLETIN_CLUSTER_MEMBERS", "10.0.0.1:5701,10.0.0.2:5701",
            "BULLETIN_MANAGEMENT_PORT", "0");
    NodeConfig config = ConfigReader.read(values, NodeConfig::read);
    assertThat(config.runtime().eventLoops()).isEqualTo(3);
    assertThat(config.cluster().enabled()).isFalse();
    assertThat(config.cluster().members()).isEqualTo(List.of("10.0.0.1:5701", "10.0.0.2:5701"));
    assertThat(config.management().port()).isZero();
  }

  @Test
  void tellsEveryProblem() {
    var values = Map.of("BULLETIN_WORKERS", "none", "BULLETIN_LOG_FORMAT", "xml");
    assertThatThrownBy(() -> ConfigReader.read(values, NodeConfig::read))
        .hasMessageContaining("BULLETIN_WORKERS")
        .hasMessageContaining("BULLETIN_LOG_FORMAT");
  }

  @Test
  void drainingLeavesHalfOfTheGracePeriod() {
    var values = Map.of("BULLETIN_DRAIN", "30s");
    assertThatThrownBy(() -> ConfigReader.read(values, NodeConfig::read))
        .hasMessageContaining("BULLETIN_DRAIN", "BULLETIN_GRACE");
  }

  @Test
  void theReadmeListsEverySetting() {
    ConfigReader in = ConfigReader.of(Map.of());
    NodeConfig.read(in);
    assertThat(SettingsTable.names(Path.of("README.md")))
        .containsExactlyInAnyOrderElementsOf(in.settings().keySet());
  }
}
