package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.mixed.MixedData.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Turn BASELINE = turn(1_000);

  @Test
  void isReachedWhereSpreadsHaveSomethingInCommon() {
    assertThat(agreement(run(6_000, 7_000), run(6_900, 8_000)))
        .contains("| (a) requests a second | 6.50 (6.00–7.00) | 7.45 (6.90–8.00) | yes |")
        .endsWith("8 of 8 figures agree within the spread that the runs print.");
  }

  @Test
  void isNotReachedWhereOneRunIsBeyondTheOther() {
    assertThat(agreement(run(6_000, 7_000), run(7_100, 8_000)))
        .contains("| (a) requests a second | 6.50 (6.00–7.00) | 7.55 (7.10–8.00) | **no** |");
  }

  @Test
  void isTheSameWhicheverRunIsTheFirst() {
    assertThat(agreement(run(7_100, 8_000), run(6_000, 7_000)))
        .contains("| 7.55 (7.10–8.00) | 6.50 (6.00–7.00) | **no** |");
    assertThat(agreement(run(6_900, 8_000), run(6_000, 7_000)))
        .contains("| 7.45 (6.90–8.00) | 6.50 (6.00–7.00) | yes |");
  }

  @Test
  void isNotToldOfARunWithErrors() {
    Turn failed = Measured.turn(1_000, 1, 1, 0, Map.of("HOME: status 503", 1L));
    MixedData bad = Measured.data(BASELINE, failed);
    assertThatThrownBy(() -> Agreement.of(run(6_000, 7_000), bad))
        .isInstanceOf(BenchException.class);
    assertThatThrownBy(() -> Agreement.of(bad, run(6_000, 7_000)))
        .isInstanceOf(BenchException.class);
  }

  @Test
  void saysOfWhichRunsItIs() {
    MixedData one = run(6_000, 7_000);
    assertThat(agreement(one, one))
        .contains(one.source().inWords() + ", after " + one.warmUpSeconds() + " s of warm-up |");
  }

  private static String agreement(MixedData one, MixedData other) {
    return Agreement.of(one, other).toString();
  }

  private static MixedData run(long first, long second) {
    return Measured.data(List.of(BASELINE, BASELINE), List.of(turn(first), turn(second)));
  }

  private static Turn turn(long answers) {
    return Measured.turn(answers, 1_000, 2, 5, Map.of());
  }
}
