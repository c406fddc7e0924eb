package dev.bulletin.contract.report;

import java.util.List;

/** How a field differs, line by line, with a few lines that are the same around. */
public record FieldDifference(String field, List<DifferenceLine> lines) {
  public FieldDifference {
    lines = List.copyOf(lines);
  }
}
