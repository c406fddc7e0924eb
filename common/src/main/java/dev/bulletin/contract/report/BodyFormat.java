package dev.bulletin.contract.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a body is written in. */
public enum BodyFormat {
  /** CommonMark with GitHub's tables, task lists, footnotes, heading anchors and chart blocks. */
  MARKDOWN,
  /** HTML from elsewhere, of which the allow-list leaves what is harmless. */
  HTML;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
