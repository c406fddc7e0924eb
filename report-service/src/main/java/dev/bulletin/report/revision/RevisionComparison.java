package dev.bulletin.report.revision;

import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares two revisions field by field. */
final class RevisionComparison {
  private final KeptRevision from;
  private final KeptRevision to;
  private final List<FieldDifference> differences = new ArrayList<>();

  private RevisionComparison(KeptRevision from, KeptRevision to) {
    this.from = from;
    this.to = to;
  }

  /** The fields that differ, in the order in which a report is read. */
  static List<FieldDifference> of(KeptRevision from, KeptRevision to) {
    var comparison = new RevisionComparison(from, to);
    comparison.compare("slug", revision -> List.of(revision.slug()));
    comparison.compare("status", revision -> List.of(revision.status().code()));
    comparison.compare("author", revision -> List.of(revision.author()));
    comparison.compare("tags", KeptRevision::tags);
    for (Language language : Language.values()) {
      comparison.compareText(language, "title", ReportText::title);
      comparison.compareText(language, "summary", ReportText::summary);
      comparison.compareText(language, "format", text -> text.format().code());
      comparison.compareText(language, "body", ReportText::body);
    }
    return comparison.differences;
  }

  private void compareText(Language language, String part, Function<ReportText, String> content) {
    compare(
        "texts." + language.code() + "." + part,
        revision -> lines(Optional.ofNullable(revision.texts().get(language)).map(content)));
  }

  /** A text that is not there has no line; one that is empty has one. */
  private static List<String> lines(Optional<String> content) {
    return content.map(text -> List.of(text.split("\n", -1))).orElse(List.of());
  }

  private void compare(String field, Function<KeptRevision, List<String>> lines) {
    List<String> before = lines.apply(from);
    List<String> after = lines.apply(to);
    if (!before.equals(after)) {
      differences.add(new FieldDifference(field, LineComparison.of(before, after)));
    }
  }
}
