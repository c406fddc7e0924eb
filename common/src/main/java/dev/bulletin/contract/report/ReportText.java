package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * A report in one language.
 *
 * @param title plain text, 1 to 200 characters
 * @param summary plain text, at most 1,000 characters
 * @param body at most 1 MiB
 * @param format of the body; Markdown unless said otherwise
 */
public record ReportText(String title, String summary, String body, BodyFormat format) {
  public ReportText {
    format = orMarkdown(format);
  }

  /** Written in Markdown. */
  public ReportText(String title, String summary, String body) {
    this(title, summary, body, BodyFormat.MARKDOWN);
  }

  /** A node that does not know of formats yet sends none. */
  private static BodyFormat orMarkdown(@Nullable BodyFormat format) {
    return format == null ? BodyFormat.MARKDOWN : format;
  }
}
