package dev.bulletin.gateway.api;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report in one language, as a request gives it: every field may be missing. */
record TextBody(@Nullable String title, @Nullable String summary, @Nullable String body) {
  private static final TextBody MISSING = new TextBody(null, null, null);

  static Map<Language, ReportText> texts(
      RequestFields fields, @Nullable Map<Language, @Nullable TextBody> given) {
    Map<Language, ReportText> texts = new EnumMap<>(Language.class);
    fields
        .map("texts", given)
        .forEach(
            (language, text) ->
                texts.put(language, (text == null ? MISSING : text).in(fields, language)));
    return texts;
  }

  private ReportText in(RequestFields fields, Language language) {
    String prefix = "texts." + language.code() + ".";
    return new ReportText(
        fields.text(prefix + "title", title),
        fields.text(prefix + "summary", summary),
        fields.text(prefix + "body", body));
  }
}
