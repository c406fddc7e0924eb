package dev.bulletin.bench.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import dev.bulletin.bench.visibility.VisibilityData.Change;
import dev.bulletin.bench.visibility.VisibilityData.Sighting;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisibilityTableTest {
  @Test
  void showsHowManyChangesWereShownHowSoon() {
    List<Change> changes = IntStream.rangeClosed(1, 200).mapToObj(i -> change(i, 5)).toList();
    VisibilityData data = data(changes);
    assertThat(VisibilityTable.of(data))
        .contains("the last of 2 gateways", "`-Xmx256m`", "in 4 s, 0 errors")
        .contains("0.5 ms after each answer, about 8.0 ms apart", "2026-11-25, no commit")
        .contains("| the report's page | 200 | 10.0 | 19.8 | 20.0 |")
        .contains("| the API | 200 | 0.0 | 0.0 | 0.0 |");
  }

  @Test
  void oneChangeIsItsOwnPercentile() {
    assertThat(VisibilityTable.of(data(List.of(change(70, 5)))))
        .contains("| the report's page | 1 | 7.0 | 7.0 | 7.0 |");
  }

  @Test
  void countsErrorsWhereverTheyWere() {
    var wrong = new Change(new Sighting(1, 2, 1), new Sighting(1, 2, 2));
    assertThat(data(List.of(change(1, 5), wrong)).errors()).isEqualTo(3);
  }

  private static Change change(int tenths, int looks) {
    return new Change(new Sighting(tenths * 100L, looks, 0), new Sighting(0, looks, 0));
  }

  private static VisibilityData data(List<Change> changes) {
    return new VisibilityData(
        "visibility",
        "2026-11-25T18:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        "17",
        2,
        100,
        500,
        "-Xmx256m",
        4,
        changes);
  }
}
