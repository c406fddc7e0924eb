package dev.bulletin.contract.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A line of a comparison. */
public record DifferenceLine(Kind kind, String text) {
  /** In which of the two the line stands. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** Stands for lines that are left out, because they are the same or too many: their number. */
    SKIPPED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
