package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report in one language, as a request gives it: every field may be missing. */
record TextBody(
    @Nullable String title,
    @Nullable String summary,
    @Nullable String body,
    @Nullable String format) {
  private static final TextBody MISSING = new TextBody(null, null, null, null);

  static Map<Language, ReportText> texts(
      RequestFields fields, @Nullable Map<String, @Nullable TextBody> given) {
    Map<Language, ReportText> texts = new TreeMap<>();
    fields
        .map("texts", given)
        .forEach(
            (code, text) ->
                texts.put(language(code), (text == null ? MISSING : text).in(fields, code)));
    return texts;
  }

  private static Language language(String code) {
    return Language.of(code).orElseThrow(() -> RequestFields.noLanguage("texts." + code));
  }

  private ReportText in(RequestFields fields, String code) {
    String prefix = "texts." + code + ".";
    return new ReportText(
        fields.text(prefix + "title", title),
        fields.text(prefix + "summary", summary),
        fields.text(prefix + "body", body),
        fields.format(prefix + "format", format));
  }
}
