package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request for many reports: every field may be missing. */
record BatchBody(@Nullable String language, @Nullable List<@Nullable String> slugs) {
  private static final int MAX = 100;

  List<FindReport> questions(boolean drafts) {
    RequestFields fields = new RequestFields();
    Language of =
        fields.language("language", Objects.requireNonNullElse(language, Language.EN.code()));
    List<String> asked = fields.list("slugs", slugs);
    fields.finish();
    if (asked.isEmpty() || asked.size() > MAX) {
      throw ServiceException.invalid("slugs", "expected 1 to %d".formatted(MAX));
    }
    return asked.stream().map(slug -> new FindReport(slug, of, drafts)).toList();
  }
}
