package dev.bulletin.gateway.studio;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Two texts beside each other, line by line; long runs of lines that are the same are left out. */
public final class SideBySide {
  /** So many lines stay before and after a difference. */
  private static final int AROUND = 2;

  private static final DiffRowGenerator ROWS =
      DiffRowGenerator.create()
          .showInlineDiffs(false)
          .lineNormalizer(UnaryOperator.identity())
          .build();

  private SideBySide() {}

  /**
   * A pair of lines.
   *
   * @param kind {@code same}, {@code changed}, {@code removed}, {@code added} or {@code skipped}
   * @param mark the same for the eye
   */
  public record Row(String kind, String mark, String left, String right) {
    private static final Row SKIPPED = new Row("skipped", "⋯", "", "");

    static Row of(DiffRow row) {
      return switch (row.getTag()) {
        case EQUAL -> new Row("same", "", row.getOldLine(), row.getNewLine());
        case CHANGE -> new Row("changed", "±", row.getOldLine(), row.getNewLine());
        case DELETE -> new Row("removed", "−", row.getOldLine(), "");
        case INSERT -> new Row("added", "+", "", row.getNewLine());
      };
    }

    private boolean isSame() {
      return kind.equals("same");
    }
  }

  public static List<Row> of(String left, String right) {
    List<Row> rows =
        ROWS.generateDiffRows(left.lines().toList(), right.lines().toList()).stream()
            .map(Row::of)
            .toList();
    List<Row> shown = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (isNearDifference(rows, i)) {
        shown.add(rows.get(i));
      } else if (shown.isEmpty() || shown.get(shown.size() - 1) != Row.SKIPPED) {
        shown.add(Row.SKIPPED);
      }
    }
    return shown;
  }

  private static boolean isNearDifference(List<Row> rows, int index) {
    int from = Math.max(0, index - AROUND);
    int to = Math.min(rows.size(), index + AROUND + 1);
    return rows.subList(from, to).stream().anyMatch(row -> !row.isSame());
  }
}
