package dev.bulletin.bench.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZipfNumbersTest {
  @Test
  void knowsHowOftenTheFirstCome() {
    assertThat(new ZipfNumbers(10_000, 1).shareOfFirst(2_000)).isEqualTo(0.8355, within(0.0005));
    assertThat(new ZipfNumbers(10, 1).shareOfFirst(10)).isEqualTo(1);
  }

  @Test
  void comeAsOftenAsTheirWeight() {
    ZipfNumbers numbers = new ZipfNumbers(100, 7);
    int[] counts = new int[100];
    for (int i = 0; i < 1_000_000; i++) {
      counts[numbers.next()]++;
    }
    assertThat((double) counts[0] / counts[1]).isEqualTo(2, within(0.05));
    assertThat((double) counts[0] / counts[9]).isEqualTo(10, within(0.4));
    assertThat(counts[99]).isPositive();
  }

  @Test
  void areTheSameAgainWithTheSameSeed() {
    ZipfNumbers one = new ZipfNumbers(1_000, 3);
    ZipfNumbers again = new ZipfNumbers(1_000, 3);
    for (int i = 0; i < 1_000; i++) {
      assertThat(one.next()).isEqualTo(again.next());
    }
  }
}
