package dev.bulletin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseImageTest {
  @Test
  void isNothingOrNamedByItsContent() {
    assertThat(new BaseImage("scratch").isNothing()).isTrue();
    assertThat(new BaseImage("registry.example/small@sha256:" + "0a".repeat(32)).isNothing())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian:bookworm-slim", "debian", "", "debian@sha256:1234"})
  void isNotNamedByATag(String reference) {
    assertThatThrownBy(() -> new BaseImage(reference))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("@sha256:");
  }
}
