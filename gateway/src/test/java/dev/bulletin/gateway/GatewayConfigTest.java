package dev.bulletin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.testing.SettingsTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "BULLETIN_PG_USER", "gateway",
          "BULLETIN_PG_PASSWORD", "secret",
          "BULLETIN_INTERNAL_SECRET", "shared");

  @Test
  void hasDefaults() {
    GatewayConfig config = ConfigReader.read(NEEDED, GatewayConfig::read);
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.sockets().transports())
        .containsExactly("websocket", "sockjs", "http_stream", "sse");
    assertThat(config.simulated()).isFalse();
    assertThat(config.limits().perAddress()).isEqualTo(1_200);
    assertThat(config.allowedOrigins()).isEmpty();
    assertThat(config.framing().isEmpty()).isTrue();
    assertThat(config.tls().isOn()).isFalse();
    assertThat(config.access().person().role()).isEqualTo(Role.PUBLISHER);
  }

  @Test
  void readsWhatIsSet() {
    Map<String, String> values = new HashMap<>(NEEDED);
    values.put("BULLETIN_HTTP_PORT", "0");
    values.put("BULLETIN_TRANSPORTS", "sockjs");
    values.put("BULLETIN_SIMULATED", "true");
    values.put("BULLETIN_BOOTSTRAP_ROLE", "admin");
    GatewayConfig config = ConfigReader.read(values, GatewayConfig::read);
    assertThat(config.http().port()).isZero();
    assertThat(config.sockets().transports()).isEqualTo(List.of("sockjs"));
    assertThat(config.simulated()).isTrue();
    assertThat(config.access().person().role()).isEqualTo(Role.ADMIN);
    assertThat(config.access().tokens().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void tellsEveryProblemAndNoSecret() {
    var values =
        Map.of(
            "BULLETIN_TRANSPORTS", "pigeon",
            "BULLETIN_PUBLIC_URL", "example",
            "BULLETIN_BOOTSTRAP_TOKEN", "short",
            "BULLETIN_REALTIME_TOKEN_SECRET", "short",
            "BULLETIN_BOOTSTRAP_PASSWORD", "short",
            "BULLETIN_BOOTSTRAP_ROLE", "king",
            "BULLETIN_SESSION_IDLE", "1s");
    assertThatThrownBy(() -> ConfigReader.read(values, GatewayConfig::read))
        .hasMessageContaining("BULLETIN_PG_USER")
        .hasMessageContaining("BULLETIN_INTERNAL_SECRET")
        .hasMessageContaining("BULLETIN_TRANSPORTS")
        .hasMessageContaining("BULLETIN_PUBLIC_URL")
        .hasMessageContaining("BULLETIN_BOOTSTRAP_TOKEN")
        .hasMessageContaining("BULLETIN_REALTIME_TOKEN_SECRET: expected 32 bytes or more")
        .hasMessageContaining("BULLETIN_BOOTSTRAP_PERSON")
        .hasMessageContaining("BULLETIN_BOOTSTRAP_PASSWORD")
        .hasMessageContaining("BULLETIN_BOOTSTRAP_ROLE")
        .hasMessageContaining("BULLETIN_SESSION_IDLE")
        .hasMessageNotContaining("short");
  }

  @Test
  void tellsWhatCannotProtect() {
    Map<String, String> values = new HashMap<>(NEEDED);
    values.put("BULLETIN_TRUSTED_PROXIES", "10.0.0.0/8, home");
    values.put("BULLETIN_CORS_ORIGINS", "*");
    values.put("BULLETIN_EMBED_ORIGINS", "https://*.example");
    values.put("BULLETIN_TLS_CERTIFICATE", "gateway.crt");
    values.put("BULLETIN_RATE_OF_ADDRESS", "-1");
    values.put("BULLETIN_OVERLOADED_AFTER", "1ms");
    assertThatThrownBy(() -> ConfigReader.read(values, GatewayConfig::read))
        .hasMessageContaining("BULLETIN_TRUSTED_PROXIES: expected networks")
        .hasMessageContaining("BULLETIN_CORS_ORIGINS: expected origins")
        .hasMessageContaining("BULLETIN_EMBED_ORIGINS: expected origins")
        .hasMessageContaining("BULLETIN_TLS_CERTIFICATE: goes with BULLETIN_TLS_KEY")
        .hasMessageContaining("BULLETIN_RATE_OF_ADDRESS")
        .hasMessageContaining("BULLETIN_OVERLOADED_AFTER");
  }

  @Test
  void theReadmeListsEverySetting() {
    ConfigReader in = ConfigReader.of(NEEDED);
    GatewayConfig.read(in);
    assertThat(SettingsTable.names(Path.of("README.md")))
        .containsExactlyInAnyOrderElementsOf(in.settings().keySet());
  }
}
