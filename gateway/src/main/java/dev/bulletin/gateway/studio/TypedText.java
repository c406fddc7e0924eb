package dev.bulletin.gateway.studio;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A report's text in one language as it stands in the form. */
record TypedText(String title, String summary, String body, BodyFormat format) {
  private static final int TITLE_LENGTH = 200;
  private static final int SUMMARY_LENGTH = 1_000;
  private static final int BODY_BYTES = 1 << 20;

  static final TypedText BLANK = new TypedText("", "", "", BodyFormat.MARKDOWN);

  static TypedText read(Form form, Language language) {
    return new TypedText(
        form.line(field(language, "title")),
        form.line(field(language, "summary")),
        form.text(field(language, "body")),
        form.line(field(language, "format")).equals(BodyFormat.HTML.code())
            ? BodyFormat.HTML
            : BodyFormat.MARKDOWN);
  }

  static TypedText of(@Nullable ReportText text) {
    return text == null
        ? BLANK
        : new TypedText(text.title(), text.summary(), text.body(), text.format());
  }

  /** The name of a part, as it stands in forms and in problems. */
  static String field(Language language, String part) {
    return "texts." + language.code() + "." + part;
  }

  /** Whether there is nothing in this language. */
  boolean isBlank() {
    return title.isBlank() && summary.isBlank() && body.isBlank();
  }

  ReportText text() {
    return new ReportText(title, summary, body, format);
  }

  void check(Language language, FieldRules rules) {
    if (!isBlank()) {
      rules.line(field(language, "title"), title, TITLE_LENGTH);
      rules.atMost(field(language, "summary"), summary, SUMMARY_LENGTH);
      rules.require(
          body.getBytes(StandardCharsets.UTF_8).length <= BODY_BYTES,
          field(language, "body"),
          "fault.body");
    }
  }
}
