package dev.bulletin.bench.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, row by row. */
public final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  public MarkdownTable(String... columns) {
    rows.add(List.of(columns));
    rows.add(Collections.nCopies(columns.length, "---"));
  }

  /** Adds a row, which must have as many cells as there are columns. */
  public void add(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, rows.get(0).size()));
    }
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(row -> "| " + String.join(" | ", row) + " |")
        .collect(Collectors.joining("\n"));
  }
}
