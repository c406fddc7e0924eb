package dev.bulletin.report.store;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into records; the only place that knows the names of columns. */
final class ReportRows {
  private ReportRows() {}

  static StoredReport toReport(Row row) {
    return new StoredReport(
        row.getString("slug"),
        row.getInteger("revision"),
        status(row),
        row.getString("author"),
        tags(row),
        languages(row),
        texts(row),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        publishedAt(row));
  }

  static ListedReport toListed(Row row) {
    return new ListedReport(row.getLong("id"), row.getInteger("revision"), toSummary(row));
  }

  static ReportSummary toSummary(Row row) {
    return new ReportSummary(
        row.getString("slug"),
        language(row.getString("language")),
        row.getString("title"),
        row.getString("summary"),
        tags(row),
        row.getString("author"),
        row.getInteger("reading_minutes"),
        instant(row, "published_at"));
  }

  static ReportStatus status(Row row) {
    return ReportStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
  }

  static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static List<String> tags(Row row) {
    return List.of(row.getArrayOfStrings("tags"));
  }

  static Language language(String code) {
    return Language.of(code)
        .orElseThrow(() -> new IllegalStateException("a text in an unknown language: " + code));
  }

  private static Set<Language> languages(Row row) {
    return Arrays.stream(row.getArrayOfStrings("languages"))
        .map(ReportRows::language)
        .collect(Collectors.toSet());
  }

  private static Map<Language, StoredText> texts(Row row) {
    return Optional.ofNullable(row.getString("language"))
        .map(code -> Map.of(language(code), toText(row)))
        .orElse(Map.of());
  }

  private static StoredText toText(Row row) {
    return new StoredText(
        row.getString("title"),
        row.getString("summary"),
        row.getString("body"),
        row.getInteger("reading_minutes"));
  }

  private static @Nullable Instant publishedAt(Row row) {
    return row.getOffsetDateTime("published_at") == null ? null : instant(row, "published_at");
  }
}
