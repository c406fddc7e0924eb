package dev.bulletin.report.render;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;

/**
 * A body as it is written.
 *
 * @param language that its numbers and what charts say by themselves are shown in
 */
public record Body(String text, BodyFormat format, Language language) {
  /** The body of a report's text. */
  public static Body of(Language language, ReportText text) {
    return new Body(text.body(), text.format(), language);
  }
}
