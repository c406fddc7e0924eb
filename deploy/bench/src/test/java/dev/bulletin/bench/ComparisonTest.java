package dev.bulletin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void givesMedianAndExtremesOfEachSide() {
    Comparison comparison =
        of(sound("a", 1, 0.020), sound("b", 1, 0.010), sound("a", 2, 0.030), sound("b", 2, 0.020));
    assertThat(comparison.of("a", Round::cpuMicrosPerOperation)).isEqualTo(new Spread(25, 20, 30));
    assertThat(comparison.of("b", Round::cpuMicrosPerOperation)).isEqualTo(new Spread(15, 10, 20));
    assertThat(comparison.of("b", Round::rate)).isEqualTo(new Spread(500, 500, 500));
  }

  @Test
  void takesTheRatioPairByPair() {
    Comparison comparison =
        of(
            sound("a", 1, 0.020),
            sound("b", 1, 0.010),
            sound("a", 2, 0.080),
            sound("b", 2, 0.020),
            sound("a", 3, 0.030),
            sound("b", 3, 0.010));
    assertThat(comparison.ratio(Round::cpuMicrosPerOperation)).isEqualTo(new Spread(3, 2, 4));
  }

  @Test
  void refusesARoundWithErrors() {
    Comparison comparison =
        of(Rounds.withErrors("a", 1, Map.of("timeout", 3L, "read", 0L)), sound("b", 1, 0.01));
    assertRefused(comparison, "a round 1: 3 errors: {timeout=3}");
  }

  @Test
  void refusesSidesThatSendDifferentBytes() {
    Comparison comparison = of(sound("a", 1, 0.01), Rounds.withBody("b", 1, Rounds.OTHER_BODY));
    assertRefused(comparison, "not the same bytes: [" + Rounds.BODY + ", " + Rounds.OTHER_BODY);
  }

  @Test
  void refusesABodyThatChangedBetweenRounds() {
    Comparison comparison =
        of(
            sound("a", 1, 0.01),
            sound("b", 1, 0.01),
            Rounds.withBody("a", 2, Rounds.OTHER_BODY),
            sound("b", 2, 0.01));
    assertRefused(comparison, "not the same bytes");
  }

  @Test
  void refusesABodyThatChangedDuringARound() {
    assertRefused(
        of(
            new Round(
                "a", 1, 9, Map.of(), 2, 0.01, List.of(), 900, 1, 1, Rounds.BODY, Rounds.OTHER_BODY),
            sound("b", 1, 0.01)),
        "a round 1: the body changed meanwhile");
  }

  @Test
  void refusesARoundInWhichAServerProcessEnded() {
    assertRefused(
        of(round("a", 10, 0.01, List.of("77@1234"), 900), sound("b", 1, 0.01)),
        "a round 1: server processes ended: [77@1234]");
  }

  @Test
  void refusesARoundWithoutOperationsOrCpuTime() {
    assertThat(of(round("a", 0, 0, List.of(), 0), sound("b", 1, 0.01)).refusals())
        .containsExactly("a round 1: no operation done", "a round 1: no CPU time counted");
  }

  @Test
  void refusesAnswersTooShortForTheirBodies() {
    assertRefused(
        of(round("a", 10, 0.01, List.of(), 49), sound("b", 1, 0.01)),
        "a round 1: fewer bytes read than 10 bodies have");
  }

  @Test
  void refusesARoundWithoutItsPair() {
    assertRefused(of(sound("a", 1, 0.01)), "a and b have not the same number of rounds");
    assertRefused(of(), "a and b have not the same number of rounds");
  }

  private static void assertRefused(Comparison comparison, String reason) {
    assertThatThrownBy(() -> comparison.ratio(Round::rate))
        .isInstanceOfSatisfying(
            BenchException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(BenchException.Kind.REFUSED))
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> comparison.of("a", Round::rate)).hasMessageContaining(reason);
  }

  private static Comparison of(Round... rounds) {
    return new Comparison("a", "b", new Plan(1, 2, 1), List.of(rounds));
  }

  private static Round sound(String side, int number, double cpuSeconds) {
    return Rounds.sound(side, number, cpuSeconds);
  }

  private static Round round(
      String side, long operations, double cpuSeconds, List<String> ended, long bytesRead) {
    return new Round(
        side,
        1,
        operations,
        Map.of(),
        2,
        cpuSeconds,
        ended,
        bytesRead,
        1,
        1,
        Rounds.BODY,
        Rounds.BODY);
  }
}
