package dev.bulletin.report.revision;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.bulletin.contract.report.DifferenceLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Compares two texts line by line. What they have in common at both ends is set aside first; what
 * is between is compared as long as that ends soon, and else stands there as removed and added.
 */
final class LineComparison {
  /** The work grows with the square of the lines that differ. */
  private static final int COMPARED_LINES = 4_000;

  private final List<DifferenceLine> lines = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> added = new ArrayList<>();

  private LineComparison() {}

  /** The lines that differ, with those around them. */
  static List<DifferenceLine> of(List<String> before, List<String> after) {
    int head = common(before, after);
    int tail = common(reversed(rest(before, head)), reversed(rest(after, head)));
    var comparison = new LineComparison();
    comparison.same(before.subList(0, head));
    comparison.compare(
        before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
    comparison.same(before.subList(before.size() - tail, before.size()));
    return Excerpt.of(comparison.lines);
  }

  /** How many lines are the same from the beginning. */
  private static int common(List<String> before, List<String> after) {
    int shorter = Math.min(before.size(), after.size());
    int same = 0;
    while (same < shorter && before.get(same).equals(after.get(same))) {
      same++;
    }
    return same;
  }

  private static List<String> rest(List<String> texts, int from) {
    return texts.subList(from, texts.size());
  }

  private static List<String> reversed(List<String> texts) {
    List<String> reversed = new ArrayList<>(texts);
    Collections.reverse(reversed);
    return reversed;
  }

  private void compare(List<String> before, List<String> after) {
    if (before.size() + after.size() > COMPARED_LINES) {
      removed.addAll(before);
      added.addAll(after);
      return;
    }
    DiffUtils.diff(
            before,
            after,
            new MyersDiffWithLinearSpace<>(),
            /* progress= */ null,
            /* includeEqualParts= */ true)
        .getDeltas()
        .forEach(this::add);
  }

  private void add(AbstractDelta<String> delta) {
    switch (delta.getType()) {
      case EQUAL -> same(delta.getSource().getLines());
      case CHANGE, DELETE, INSERT -> {
        removed.addAll(delta.getSource().getLines());
        added.addAll(delta.getTarget().getLines());
      }
    }
  }

  /** Between lines that are the same, those removed stand before those added. */
  private void same(List<String> texts) {
    add(DifferenceLine.Kind.REMOVED, removed);
    add(DifferenceLine.Kind.ADDED, added);
    removed.clear();
    added.clear();
    add(DifferenceLine.Kind.SAME, texts);
  }

  private void add(DifferenceLine.Kind kind, List<String> texts) {
    texts.forEach(text -> lines.add(new DifferenceLine(kind, text)));
  }
}
