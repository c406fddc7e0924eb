package dev.bulletin.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void keepsEightDaysOfSamplesUnlessToldOtherwise() {
    assertThat(read(Map.of()))
        .isEqualTo(new Retention(Duration.ofDays(8), Duration.ofDays(90), Duration.ofDays(730)));
    assertThat(read(Map.of("BULLETIN_SAMPLE_RETENTION", "P1000D")))
        .isEqualTo(
            new Retention(Duration.ofDays(1_000), Duration.ofDays(1_000), Duration.ofDays(1_000)));
  }

  @Test
  void keepsRollUpsNoShorterThanWhatTheyAreMadeOf() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "BULLETIN_SAMPLE_RETENTION", "P10D",
                        "BULLETIN_MINUTE_RETENTION", "P9D",
                        "BULLETIN_HOUR_RETENTION", "P8D")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("BULLETIN_MINUTE_RETENTION")
        .hasMessageContaining("BULLETIN_HOUR_RETENTION");
  }

  private static Retention read(Map<String, String> settings) {
    return ConfigReader.read(settings, Retention::read);
  }
}
