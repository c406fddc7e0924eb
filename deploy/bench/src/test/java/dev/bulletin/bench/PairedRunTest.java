package dev.bulletin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedRunTest {
  private final List<String> runs = new ArrayList<>();
  private final List<Round> told = new ArrayList<>();
  private final PairedRun paired = new PairedRun(new Plan(2, 5, 10), told::add);

  @Test
  void warmsBothUpAndThenTakesTurns() throws Exception {
    paired.run(side("a", 1), side("b", 1));
    assertThat(runs).containsExactly("a 10 s", "b 10 s", "a 5 s", "b 5 s", "a 5 s", "b 5 s");
  }

  @Test
  void takesTurnsWithSeveralAndComparesTheFirstWithEach() throws Exception {
    List<Comparison> comparisons =
        paired.run(side("a", 0.5), List.of(side("b", 0.25), side("c", 1)));
    assertThat(runs)
        .containsExactly(
            "a 10 s", "b 10 s", "c 10 s", "a 5 s", "b 5 s", "c 5 s", "a 5 s", "b 5 s", "c 5 s");
    assertThat(comparisons).extracting(Comparison::b).containsExactly("b", "c");
    assertThat(comparisons).allSatisfy(each -> assertThat(each.refusals()).isEmpty());
    assertThat(comparisons.get(0).ratio(Round::cpuMicrosPerOperation))
        .isEqualTo(new Spread(2, 2, 2));
    assertThat(comparisons.get(1).ratio(Round::cpuMicrosPerOperation))
        .isEqualTo(new Spread(0.5, 0.5, 0.5));
  }

  @Test
  void countsTheCpuTimeOfEachRoundAlone() throws Exception {
    Comparison comparison = paired.run(side("a", 0.25), side("b", 0.125));
    assertThat(comparison.of("a", Round::cpuMicrosPerOperation).median()).isEqualTo(2_500);
    assertThat(comparison.ratio(Round::cpuMicrosPerOperation)).isEqualTo(new Spread(2, 2, 2));
    assertThat(comparison.rounds()).hasSize(4).isEqualTo(told);
  }

  @Test
  void keepsTheRoundsThatMustNotBeCompared() throws Exception {
    Comparison comparison = paired.run(side("a", 0), side("b", 0.1));
    assertThat(comparison.rounds()).hasSize(4);
    assertThat(comparison.refusals())
        .containsExactly("a round 1: no CPU time counted", "a round 2: no CPU time counted");
  }

  private Side side(String name, double cpuSecondsPerRun) {
    var load = new CountedLoad(name);
    return new Side(
        name, () -> new CpuReading(Map.of("1@1", 7 + load.done * cpuSecondsPerRun)), load);
  }

  /** Does nothing and writes down when it was asked to. */
  private final class CountedLoad implements Load {
    private final String name;
    private int done;

    private CountedLoad(String name) {
      this.name = name;
    }

    @Override
    public LoadResult run(Duration duration) {
      done++;
      runs.add(name + " " + duration.toSeconds() + " s");
      return new LoadResult(100, Map.of(), 5, 10_000, 1, 2);
    }

    @Override
    public Body sample() {
      return Rounds.BODY;
    }
  }
}
