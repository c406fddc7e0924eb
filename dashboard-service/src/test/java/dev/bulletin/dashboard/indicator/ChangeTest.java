package dev.bulletin.dashboard.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  private static final Instant MOMENT = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @ParameterizedTest
  @CsvSource({
    "200, 300, 50.0000",
    "3, 4, 33.3333",
    "3, 1, -66.6667",
    "7, 7, 0.0000",
    "1000000, 1000000.5, 0.0000",
    "1000000, 1000001.5, 0.0002",
    "112345678901234567890, 0, -100.0000"
  })
  void isInPercentOfWhatItWas(BigDecimal before, BigDecimal after, BigDecimal percent) {
    assertThat(Change.percent(before, after)).contains(percent);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.000", "-1"})
  void isAbsentWhenThereWasNothing(BigDecimal before) {
    assertThat(Change.percent(before, BigDecimal.ONE)).isEmpty();
  }

  @Test
  void comparesWithThePointThatIsNearest() {
    assertThat(NearestPoint.to(MOMENT, HALF_AN_HOUR, List.of(at(-20), at(-4), at(5))))
        .contains(at(-4));
    assertThat(NearestPoint.to(MOMENT, HALF_AN_HOUR, List.of(at(-20), at(-4), at(3))))
        .contains(at(3));
  }

  @Test
  void knowsNoPointThatIsFartherThanHalfAnHour() {
    assertThat(NearestPoint.to(MOMENT, HALF_AN_HOUR, List.of(at(-31), at(31)))).isEmpty();
    assertThat(NearestPoint.to(MOMENT, HALF_AN_HOUR, List.of(at(-30)))).contains(at(-30));
    assertThat(NearestPoint.to(MOMENT, HALF_AN_HOUR, List.of(at(30)))).contains(at(30));
    assertThat(NearestPoint.to(MOMENT, HALF_AN_HOUR, List.of())).isEmpty();
  }

  private static SeriesPoint at(int minutes) {
    return new SeriesPoint(MOMENT.plus(Duration.ofMinutes(minutes)), BigDecimal.valueOf(minutes));
  }
}
