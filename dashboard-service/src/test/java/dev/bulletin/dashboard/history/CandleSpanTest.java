package dev.bulletin.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CandleSpanTest {
  private static final Instant TO = Instant.parse("2026-11-25T09:41:27Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void isAsShortAsTheNumberAllows() {
    assertThat(length(Duration.ofDays(1), 288, SECOND)).isEqualTo(Duration.ofMinutes(5));
    assertThat(length(Duration.ofDays(1), 287, SECOND)).isEqualTo(Duration.ofMinutes(15));
    assertThat(length(Duration.ofDays(30), 60, SECOND)).isEqualTo(Duration.ofHours(12));
    assertThat(length(Duration.ofSeconds(60), 1_000, SECOND)).isEqualTo(SECOND);
  }

  @Test
  void isNotShorterThanThereAreCandles() {
    assertThat(length(Duration.ofDays(1), 1_000, Duration.ofHours(1)))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void isWholeWeeksFromMondayWhenADayIsTooShort() {
    CandleSpan span = CandleSpan.shortest(TO.minus(Duration.ofDays(3_000)), TO, 100, SECOND);
    assertThat(span.length()).isEqualTo(Duration.ofDays(35));
    assertThat(new CandleSpan(Duration.ofDays(7)).ceil(TO))
        .isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
  }

  @Test
  void readsTheCoarsestRowsThatMakeIt() {
    assertThat(new CandleSpan(Duration.ofSeconds(30)).level()).isEqualTo(Level.SAMPLE);
    assertThat(new CandleSpan(Duration.ofMinutes(1)).level()).isEqualTo(Level.MINUTE);
    assertThat(new CandleSpan(Duration.ofMinutes(30)).level()).isEqualTo(Level.FIVE_MINUTES);
    assertThat(new CandleSpan(Duration.ofHours(12)).level()).isEqualTo(Level.HOUR);
    assertThat(new CandleSpan(Duration.ofDays(7)).level()).isEqualTo(Level.DAY);
  }

  private static Duration length(Duration range, int candles, Duration shortest) {
    return CandleSpan.shortest(TO.minus(range), TO, candles, shortest).length();
  }
}
