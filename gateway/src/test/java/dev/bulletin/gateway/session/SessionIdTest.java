package dev.bulletin.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
  private final SessionId id = SessionId.random();

  @Test
  void isAnotherEveryTime() {
    assertThat(id).isNotEqualTo(SessionId.random());
    assertThat(SessionId.of(id.value().reveal())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "../../../../../../../../../../../etc/passwd__"})
  void isNothingElse(String cookie) {
    assertThat(SessionId.of(cookie)).isEmpty();
  }

  @Test
  void bindsTheTokenOfFormsToItself() {
    assertThat(id.hasCsrf(id.csrf())).isTrue();
    assertThat(id.hasCsrf(SessionId.random().csrf())).isFalse();
    assertThat(id.hasCsrf(null)).isFalse();
    assertThat(id.hasCsrf("")).isFalse();
  }

  @Test
  void isNotGivenAwayByTheTokenOrByALog() {
    assertThat(id.csrf()).isNotEqualTo(id.value().reveal());
    assertThat(id.toString()).doesNotContain(id.value().reveal());
  }
}
