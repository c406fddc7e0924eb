package dev.bulletin.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FrequencyTest {
  private static final long SECOND = 1_000_000_000;
  private static final Offset<Double> NEARLY = within(1e-9);

  private final Frequency frequency = new Frequency();

  @Test
  void isNothingBeforeAnythingHappens() {
    assertThat(frequency.perSecond(5 * SECOND)).isZero();
  }

  @Test
  void countsWhatHasHappenedInTheLastTenSeconds() {
    happens(0, 20);
    assertThat(frequency.perSecond(10 * SECOND)).isEqualTo(2, NEARLY);
    assertThat(frequency.perSecond(15 * SECOND)).isEqualTo(1, NEARLY);
    happens(15, 5);
    assertThat(frequency.perSecond(15 * SECOND)).isEqualTo(1.5, NEARLY);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    happens(0, 20);
    assertThat(frequency.perSecond(20 * SECOND)).isZero();
    happens(31, 10);
    assertThat(frequency.perSecond(31 * SECOND)).isEqualTo(1, NEARLY);
  }

  @Test
  void goesByAClockThatMayBeBelowZero() {
    happens(-13, 10);
    assertThat(frequency.perSecond(-10 * SECOND)).isEqualTo(1, NEARLY);
    assertThat(frequency.perSecond(-5 * SECOND)).isEqualTo(0.5, NEARLY);
  }

  private void happens(long second, int times) {
    for (int i = 0; i < times; i++) {
      frequency.add(second * SECOND);
    }
  }
}
