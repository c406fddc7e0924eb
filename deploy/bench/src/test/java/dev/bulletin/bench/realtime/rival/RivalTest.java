package dev.bulletin.bench.realtime.rival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RivalTest {
  @ParameterizedTest
  @EnumSource(Rival.class)
  void saysWhichVersionIsMeasured(Rival rival) {
    assertThat(rival.versions())
        .matches(rival.label() + " \\d+\\.\\d+\\.\\d+ on (Node.js|Go|nothing).*");
  }

  @ParameterizedTest
  @EnumSource(Rival.class)
  void isMadeOfWhatTheLockSaysAndNamesNoHost(Rival rival) {
    assertThat(rival.kit().lock()).contains(rival.label().equals("Centrifuge") ? "h1:" : "sha512-");
    assertThat(rival.kit().lock()).doesNotContain("resolved");
  }
}
