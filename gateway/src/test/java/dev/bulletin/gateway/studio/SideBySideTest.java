package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.studio.SideBySide.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void setsWhatWasChangedBesideWhatItWas() {
    assertThat(SideBySide.of("one\ntwo", "one\nzwei"))
        .containsExactly(new Row("same", "", "one", "one"), new Row("changed", "±", "two", "zwei"));
  }

  @Test
  void leavesAGapWhereOneSideHasNothing() {
    assertThat(SideBySide.of("one\ntwo", "one")).contains(new Row("removed", "−", "two", ""));
    assertThat(SideBySide.of("one", "one\ntwo")).contains(new Row("added", "+", "", "two"));
  }

  @Test
  void leavesOutWhatIsFarFromADifference() {
    List<Row> rows =
        SideBySide.of(
            lines(1, 50) + "old\n" + lines(51, 100), lines(1, 50) + "new\n" + lines(51, 100));
    assertThat(rows)
        .extracting(Row::kind)
        .containsExactly("skipped", "same", "same", "changed", "same", "same", "skipped");
  }

  @Test
  void leavesEscapingToTheTemplate() {
    assertThat(SideBySide.of("a < b", "a > b"))
        .containsExactly(new Row("changed", "±", "a < b", "a > b"));
  }
}
