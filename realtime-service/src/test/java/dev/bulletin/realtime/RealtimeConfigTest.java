package dev.bulletin.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.realtime.access.AccessConfig;
import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.transport.TransportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RealtimeConfigTest {
  private static final String SECRET = "a secret of thirty-two characters";

  @Test
  void hasDefaults() {
    assertThat(ConfigReader.read(Map.of(), RealtimeConfig::read))
        .isEqualTo(
            new RealtimeConfig(
                new HttpConfig("127.0.0.1", 8001),
                new RedisConfig("localhost", 6379, new Secret("")),
                "127.0.0.1",
                Set.of(TransportKind.values()),
                List.of(),
                /* compression= */ false,
                new AccessConfig(new Secret(""), AccessConfig.PRIVATE_NETWORKS),
                new HallConfig(
                    Duration.ofMillis(200),
                    Liveness.every(Duration.ofSeconds(25)),
                    new Limits(32, 50_000, 100, 1_000, 65_536, 100)),
                Duration.ofSeconds(10)));
  }

  @Test
  void readsEverySetting() {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of("BULLETIN_REALTIME_DRAIN", "3s", "BULLETIN_REALTIME_COMPRESSION", "true"));
    settings.putAll(
        Map.of(
            "BULLETIN_REALTIME_TOKEN_SECRET", SECRET,
            "BULLETIN_REALTIME_TRUSTED_PROXIES", "192.0.2.0/24",
            "BULLETIN_REDIS_HOST", "10.0.0.8",
            "BULLETIN_REDIS_PORT", "6380",
            "BULLETIN_REDIS_PASSWORD", "hush",
            "BULLETIN_REALTIME_STALLED", "20s",
            "BULLETIN_REALTIME_MAX_ARRIVALS", "4",
            "BULLETIN_REALTIME_MAX_CONNECTIONS_OF_USER", "7",
            "BULLETIN_REALTIME_MAX_CONNECTIONS_OF_ADDRESS", "8",
            "BULLETIN_REALTIME_MAX_COMMANDS_PER_SECOND", "9"));
    settings.putAll(
        Map.of(
            "BULLETIN_REALTIME_HOST", "0.0.0.0",
            "BULLETIN_REALTIME_PORT", "0",
            "BULLETIN_ADVERTISED_HOST", "10.0.0.7",
            "BULLETIN_REALTIME_TRANSPORTS", "sockjs",
            "BULLETIN_REALTIME_ORIGINS", "https://a.example, https://b.example",
            "BULLETIN_REALTIME_TICK", "0s",
            "BULLETIN_REALTIME_PING", "10s",
            "BULLETIN_REALTIME_MAX_ROOMS", "3",
            "BULLETIN_REALTIME_MAX_CONNECTIONS", "100",
            "BULLETIN_REALTIME_MAX_MESSAGE_BYTES", "2048"));
    assertThat(ConfigReader.read(settings, RealtimeConfig::read))
        .isEqualTo(
            new RealtimeConfig(
                new HttpConfig("0.0.0.0", 0),
                new RedisConfig("10.0.0.8", 6_380, new Secret("hush")),
                "10.0.0.7",
                Set.of(TransportKind.SOCKJS),
                List.of("https://a.example", "https://b.example"),
                /* compression= */ true,
                new AccessConfig(new Secret(SECRET), List.of("192.0.2.0/24")),
                new HallConfig(
                    Duration.ZERO,
                    Liveness.every(Duration.ofSeconds(10)).stalledAfter(Duration.ofSeconds(20)),
                    new Limits(3, 100, 7, 8, 2_048, 9),
                    4),
                Duration.ofSeconds(3)));
  }

  @Test
  void reportsEveryProblem() {
    Map<String, String> settings =
        Map.of(
            "BULLETIN_REALTIME_TICK", "6s",
            "BULLETIN_REALTIME_TRANSPORTS", "pigeons",
            "BULLETIN_REALTIME_MAX_ROOMS", "none",
            "BULLETIN_REALTIME_TOKEN_SECRET", "short",
            "BULLETIN_REALTIME_TRUSTED_PROXIES", "10.0.0.0/8,home",
            "BULLETIN_REALTIME_TOCK", "1s");
    assertThatThrownBy(() -> ConfigReader.read(settings, RealtimeConfig::read))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("BULLETIN_REALTIME_TICK: expected a time span from 0s to 1s")
        .hasMessageContaining("BULLETIN_REALTIME_TRANSPORTS: expected some of websocket, sockjs")
        .hasMessageContaining("BULLETIN_REALTIME_MAX_ROOMS: expected a whole number from 1 to 1000")
        .hasMessageContaining("BULLETIN_REALTIME_TOKEN_SECRET: expected 32 bytes or more")
        .hasMessageContaining("BULLETIN_REALTIME_TRUSTED_PROXIES: expected networks such as")
        .hasMessageContaining("BULLETIN_REALTIME_TOCK: no such setting; did you mean");
  }

  @Test
  void theReadmeTellsEverySettingWithItsDefault() throws IOException {
    ConfigReader in = ConfigReader.of(Map.of());
    RealtimeConfig.read(in);
    Matcher rows =
        Pattern.compile("(?m)^\\| `(BULLETIN_\\w+)` \\| (?:`([^`]*)`|none) \\|")
            .matcher(Files.readString(Path.of("README.md")));
    Map<String, String> told = new TreeMap<>();
    while (rows.find()) {
      told.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
    }
    assertThat(told).isEqualTo(new TreeMap<>(in.settings()));
  }
}
