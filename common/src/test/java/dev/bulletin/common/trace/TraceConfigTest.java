package dev.bulletin.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceConfigTest {
  @Test
  void nothingIsTracedUnlessACollectorIsGiven() {
    TraceConfig config = ConfigReader.read(Map.of(), TraceConfig::read);
    assertThat(config.isOn()).isFalse();
    assertThat(config.oneIn()).isEqualTo(100);
  }

  @Test
  void readsWhatIsSet() {
    TraceConfig config =
        ConfigReader.read(
            Map.of("BULLETIN_TRACES", "https://tempo:4318", "BULLETIN_TRACES_ONE_IN", "7"),
            TraceConfig::read);
    assertThat(config.isOn()).isTrue();
    assertThat(config.oneIn()).isEqualTo(7);
    assertThat(config.endpoint()).isEqualTo("https://tempo:4318/v1/traces");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tempo:4318",
        "grpc://tempo:4317",
        "http://me:secret@tempo:4318",
        "http://tempo:4318/v1/traces",
        "http://tempo:4318?key=x",
        "http://te mpo"
      })
  void refusesWhatIsNoAddressOfACollector(String address) {
    var values = Map.of("BULLETIN_TRACES", address, "BULLETIN_TRACES_ONE_IN", "0");
    assertThatThrownBy(() -> ConfigReader.read(values, TraceConfig::read))
        .hasMessageContaining("BULLETIN_TRACES: expected an address")
        .hasMessageContaining("BULLETIN_TRACES_ONE_IN")
        .hasMessageNotContaining("secret");
  }
}
