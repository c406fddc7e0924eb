package dev.bulletin.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonConfigTest {
  private static PersonConfig read(String login, String password) {
    return ConfigReader.read(
        Map.of("BULLETIN_BOOTSTRAP_PERSON", login, "BULLETIN_BOOTSTRAP_PASSWORD", password),
        in -> PersonConfig.read(in, Role.PUBLISHER));
  }

  @Test
  void startsWithNobodyUnlessToldOtherwise() {
    assertThat(ConfigReader.read(Map.of(), in -> PersonConfig.read(in, Role.ADMIN)).login())
        .isEmpty();
  }

  @Test
  void readsWhatIsSetAndShowsNoPassword() {
    PersonConfig config = read("lan.nguyen", "a long password");
    assertThat(config.login()).isEqualTo("lan.nguyen");
    assertThat(config.password().reveal()).isEqualTo("a long password");
    assertThat(config.toString()).doesNotContain("long");
  }

  @Test
  void refusesAShortPasswordAndAStrangeName() {
    assertThatThrownBy(() -> read("Lan Nguyễn", "short"))
        .hasMessageContaining("BULLETIN_BOOTSTRAP_PERSON")
        .hasMessageContaining("BULLETIN_BOOTSTRAP_PASSWORD")
        .hasMessageNotContaining("short");
  }

  @Test
  void refusesAPersonWithoutPasswordAndAPasswordWithoutPerson() {
    assertThatThrownBy(() -> read("lan", "")).hasMessageContaining("BULLETIN_BOOTSTRAP_PASSWORD");
    assertThatThrownBy(() -> read("", "a long password"))
        .hasMessageContaining("BULLETIN_BOOTSTRAP_PERSON");
  }
}
