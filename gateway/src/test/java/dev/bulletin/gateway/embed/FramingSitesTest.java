package dev.bulletin.gateway.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingSitesTest {
  private static final String SETTING = "BULLETIN_EMBED_ORIGINS";
  private static final String HERE = "https://bulletin.example";

  @Test
  void letsNobodyFramePanelsUnlessToldOtherwise() {
    FramingSites sites = FramingSites.read(ConfigReader.of(Map.of()), "");
    assertThat(sites.isEmpty()).isTrue();
    assertThat(sites.ancestors()).isEqualTo("'none'");
  }

  @Test
  void letsThoseThatAreListed() {
    ConfigReader in = reading("https://desk.example, http://localhost:3000,https://a-b.c.example");
    FramingSites sites = FramingSites.read(in, HERE);
    assertThat(in.problems()).isEmpty();
    assertThat(sites.origins())
        .isEqualTo(
            List.of("https://desk.example", "http://localhost:3000", "https://a-b.c.example"));
    assertThat(sites.ancestors())
        .isEqualTo("https://desk.example http://localhost:3000 https://a-b.c.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https:",
        "https://*.example",
        "desk.example",
        "https://desk.example/",
        "https://desk.example/page",
        "https://desk.example?x",
        "https://who@desk.example",
        "https://desk.example:0",
        "https://desk.example:*",
        "https://desk.example;script-src",
        "https://desk.example https://other.example",
        "https://desk.example\r\nset-cookie:x",
        "https://Desk.example",
        "https://[::1]",
        "'self'",
        "data:",
        "https://desk.example, null"
      })
  void refusesWhatIsNoOrigin(String given) {
    ConfigReader in = reading(given);
    assertThat(FramingSites.read(in, HERE).isEmpty()).isTrue();
    assertThat(in.problems()).singleElement().asString().startsWith(SETTING + ": expected origins");
  }

  @Test
  void needsToKnowWhereThePanelsAre() {
    ConfigReader in = reading("https://desk.example");
    assertThat(FramingSites.read(in, "").isEmpty()).isTrue();
    assertThat(in.problems())
        .containsExactly(SETTING + ": needs BULLETIN_PUBLIC_URL, where the panels are");
  }

  private static ConfigReader reading(String origins) {
    return ConfigReader.of(Map.of(SETTING, origins));
  }
}
