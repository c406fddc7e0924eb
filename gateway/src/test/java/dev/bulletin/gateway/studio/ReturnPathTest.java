package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studio",
        "/studio/",
        "/studio?status=draft",
        "/studio/reports/outlook",
        "/studio/reports/outlook/difference?from=1&to=2"
      })
  void leadsBackIntoTheStudio(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//evil.example/studio",
        "https://evil.example/studio",
        "https:/studio",
        "\\\\evil.example/studio",
        "/\\evil.example",
        "/studio/..//evil.example",
        "/studio/../../evil",
        "/studio/%2e%2e/evil",
        "/studio\r\nSet-Cookie: a=b",
        "/studio/\\evil",
        "/studiox",
        "/en/reports",
        "javascript:alert(1)"
      })
  void leadsNowhereElse(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo("/studio");
  }

  @Test
  void leadsToTheFirstPageWithoutAWish() {
    assertThat(ReturnPath.of(null)).isEqualTo("/studio");
    assertThat(ReturnPath.of("/studio/" + "x".repeat(500))).isEqualTo("/studio");
  }
}
