package dev.bulletin.report.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.DifferenceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LineComparisonTest {
  @Test
  void showsWhatDiffersWithThreeLinesAround() {
    List<String> before = numbers(1, 20);
    List<String> after = new ArrayList<>(before);
    after.set(9, "ten");
    assertThat(shown(before, after))
        .containsExactly("…6", " 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13", "…7");
  }

  @Test
  void linesBetweenTwoDifferencesCloseByAreNotLeftOut() {
    List<String> before = numbers(1, 9);
    List<String> after = new ArrayList<>(before);
    after.set(1, "two");
    after.set(7, "eight");
    assertThat(shown(before, after))
        .containsExactly(" 1", "-2", "+two", " 3", " 4", " 5", " 6", " 7", "-8", "+eight", " 9");
  }

  @Test
  void linesThatComeOrGoStandAlone() {
    assertThat(shown(List.of("a", "c"), List.of("a", "b", "c"))).containsExactly(" a", "+b", " c");
    assertThat(shown(List.of("a", "b"), List.of())).containsExactly("-a", "-b");
    assertThat(shown(List.of("a"), List.of("a", ""))).containsExactly(" a", "+");
  }

  @Test
  void doesNotCompareForEverWhatHasNothingInCommon() {
    List<String> before = IntStream.range(0, 200_000).mapToObj(i -> "a" + i).toList();
    List<String> after = IntStream.range(0, 200_000).mapToObj(i -> "b" + i).toList();
    List<DifferenceLine> lines = LineComparison.of(before, after);
    assertThat(lines).hasSize(501);
    assertThat(lines.get(500)).isEqualTo(new DifferenceLine(DifferenceLine.Kind.SKIPPED, "399500"));
  }

  @Test
  void findsOneChangeInALongText() {
    List<String> before = numbers(1, 200_000);
    List<String> after = new ArrayList<>(before);
    after.add(100_000, "new");
    assertThat(shown(before, after))
        .containsExactly(
            "…99997", " 99998", " 99999", " 100000", "+new", " 100001", " 100002", " 100003",
            "…99997");
  }

  @Test
  void aLineOrAllOfThemMayBeTooLong() {
    List<DifferenceLine> one = LineComparison.of(List.of(), List.of("𝐁".repeat(5_000)));
    assertThat(one.get(0).text()).isEqualTo("𝐁".repeat(2_000) + "…");
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "x".repeat(4_000)).toList();
    assertThat(LineComparison.of(List.of(), many)).hasSize(51);
  }

  /** Whatever is shown, leaving out nothing, makes the one text of the other. */
  @RepeatedTest(200)
  void whatIsShownTurnsTheOneTextIntoTheOther(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    List<String> before = letters(random, "before");
    List<String> after = letters(random, "after");
    List<DifferenceLine> lines = LineComparison.of(before, after);
    assertThat(without(lines, DifferenceLine.Kind.ADDED)).isEqualTo(before);
    assertThat(without(lines, DifferenceLine.Kind.REMOVED)).isEqualTo(after);
  }

  /** Few enough lines for none to be far from the one in the middle, which differs. */
  private static List<String> letters(Random random, String middle) {
    List<String> letters = new ArrayList<>();
    random.ints(random.nextInt(8), 'a', 'd').mapToObj(Character::toString).forEach(letters::add);
    letters.add(letters.size() / 2, middle);
    return letters;
  }

  private static List<String> without(List<DifferenceLine> lines, DifferenceLine.Kind kind) {
    return lines.stream().filter(line -> line.kind() != kind).map(DifferenceLine::text).toList();
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  private static List<String> shown(List<String> before, List<String> after) {
    return LineComparison.of(before, after).stream()
        .map(line -> sign(line.kind()) + line.text())
        .toList();
  }

  private static String sign(DifferenceLine.Kind kind) {
    return switch (kind) {
      case SAME -> " ";
      case REMOVED -> "-";
      case ADDED -> "+";
      case SKIPPED -> "…";
    };
  }
}
