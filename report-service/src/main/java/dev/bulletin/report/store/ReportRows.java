package dev.bulletin.report.store;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportText;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into records; knows the names of columns. */
public final class ReportRows {
  private ReportRows() {}

  static StoredReport toReport(Row row) {
    return new StoredReport(
        identity(row),
        row.getString("slug"),
        row.getInteger("revision"),
        status(row),
        row.getString("author"),
        tags(row),
        languages(row),
        texts(row),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        instantOrNull(row, "published_at"));
  }

  public static ListedReport toListed(Row row) {
    return new ListedReport(row.getLong("id"), row.getInteger("revision"), toSummary(row));
  }

  public static ReportSummary toSummary(Row row) {
    return new ReportSummary(
        identity(row),
        row.getString("slug"),
        language(row.getString("language")),
        row.getString("title"),
        row.getString("summary"),
        tags(row),
        row.getString("author"),
        row.getInteger("reading_minutes"),
        instant(row, "published_at"),
        instant(row, "updated_at"));
  }

  static String identity(Row row) {
    return row.getUUID("identity").toString();
  }

  public static ReportStatus status(Row row) {
    return ReportStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
  }

  /** How far a change reaches; empty where lists may have changed too. */
  static Optional<ChangeReach> reach(Row row) {
    return Optional.ofNullable(row.getString("reach"))
        .map(reach -> ChangeReach.valueOf(reach.toUpperCase(Locale.ROOT)));
  }

  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  public static List<String> tags(Row row) {
    return List.of(row.getArrayOfStrings("tags"));
  }

  public static Language language(String code) {
    return Language.parse(code);
  }

  private static BodyFormat format(String code) {
    return BodyFormat.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static Set<Language> languages(Row row) {
    return Arrays.stream(row.getArrayOfStrings("languages"))
        .map(ReportRows::language)
        .collect(Collectors.toSet());
  }

  /** All texts, from columns of arrays. */
  public static Map<Language, ReportText> reportTexts(Row row) {
    String[] languages = row.getArrayOfStrings("languages");
    String[] titles = row.getArrayOfStrings("titles");
    String[] summaries = row.getArrayOfStrings("summaries");
    String[] bodies = row.getArrayOfStrings("bodies");
    String[] formats = row.getArrayOfStrings("formats");
    Map<Language, ReportText> texts = new TreeMap<>();
    for (int i = 0; i < languages.length; i++) {
      texts.put(
          language(languages[i]),
          new ReportText(titles[i], summaries[i], bodies[i], format(formats[i])));
    }
    return texts;
  }

  static Map<Language, StoredText> texts(Row row) {
    return Optional.ofNullable(row.getString("language"))
        .map(code -> Map.of(language(code), toText(row)))
        .orElse(Map.of());
  }

  private static StoredText toText(Row row) {
    return new StoredText(
        row.getString("title"),
        row.getString("summary"),
        row.getString("body"),
        format(row.getString("format")),
        row.getInteger("reading_minutes"));
  }

  /** The time in that column, or null. */
  public static @Nullable Instant instantOrNull(Row row, String column) {
    return row.getOffsetDateTime(column) == null ? null : instant(row, column);
  }
}
