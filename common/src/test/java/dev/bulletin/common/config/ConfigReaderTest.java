package dev.bulletin.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  record Example(
      String host, int port, Duration pause, boolean live, List<String> hosts, Secret key) {
    static Example read(ConfigReader in) {
      return new Example(
          in.string("BULLETIN_HOST", "localhost"),
          in.integer("BULLETIN_PORT", 8080, 0, 65_535),
          in.duration(
              "BULLETIN_WAIT", Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMinutes(1)),
          in.flag("BULLETIN_LIVE", false),
          in.list("BULLETIN_HOSTS", List.of()),
          in.secret("BULLETIN_KEY", "none"));
    }
  }

  @Test
  void givesDefaults() {
    assertThat(ConfigReader.read(Map.of(), Example::read))
        .isEqualTo(
            new Example(
                "localhost", 8080, Duration.ofSeconds(2), false, List.of(), new Secret("none")));
  }

  @Test
  void readsEverythingThatIsSet() {
    var values =
        Map.of(
            "BULLETIN_HOST", "example.org",
            "BULLETIN_PORT", "0",
            "BULLETIN_WAIT", "250ms",
            "BULLETIN_LIVE", "true",
            "BULLETIN_HOSTS", "a, b,,c",
            "BULLETIN_KEY", "hidden",
            "HOME", "elsewhere");
    assertThat(ConfigReader.read(values, Example::read))
        .isEqualTo(
            new Example(
                "example.org",
                0,
                Duration.ofMillis(250),
                true,
                List.of("a", "b", "c"),
                new Secret("hidden")));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    var values =
        Map.of(
            "BULLETIN_PORT", "70000",
            "BULLETIN_WAIT", "5 parsecs",
            "BULLETIN_LIVE", "yes",
            "BULLETIN_PROT", "1");
    assertThatThrownBy(() -> ConfigReader.read(values, Example::read))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "BULLETIN_PORT: expected a whole number from 0 to 65535, got '70000'",
                        "BULLETIN_WAIT: expected a time span from 10ms to 1m, such as 2s, got '5 parsecs'",
                        "BULLETIN_LIVE: expected one of true, false, got 'yes'",
                        "BULLETIN_PROT: no such setting; did you mean BULLETIN_PORT?"));
  }

  @Test
  void readsASecretFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "from file\n");
    assertThat(ConfigReader.read(Map.of("BULLETIN_KEY_FILE", file.toString()), Example::read).key())
        .isEqualTo(new Secret("from file"));
  }

  @Test
  void refusesASecretThatIsGivenTwice(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "x");
    var values = Map.of("BULLETIN_KEY_FILE", file.toString(), "BULLETIN_KEY", "y");
    assertThatThrownBy(() -> ConfigReader.read(values, Example::read))
        .hasMessageContaining("either this or BULLETIN_KEY_FILE");
  }

  @Test
  void neverShowsASecret() {
    assertThat(ConfigReader.read(Map.of("BULLETIN_KEY", "hidden"), Example::read).toString())
        .doesNotContain("hidden");
  }

  @Test
  void takesTheAddressOfAServerAndNothingElse() {
    for (String good : List.of("http://127.0.0.1:1", "https://a.example/below")) {
      assertThat(ConfigReader.of(Map.of("BULLETIN_URL", good)).url("BULLETIN_URL", "http://x"))
          .hasToString(good);
    }
    for (String bad :
        List.of("x", "ftp://x", "http://", "http://u:p@x", "http://x/", "http://x?q")) {
      ConfigReader in = ConfigReader.of(Map.of("BULLETIN_URL", bad));
      assertThat(in.url("BULLETIN_URL", "http://x")).hasToString("http://x");
      assertThat(in.problems()).singleElement().asString().contains("expected an address");
    }
  }
}
