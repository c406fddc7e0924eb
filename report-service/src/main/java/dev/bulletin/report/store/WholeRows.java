package dev.bulletin.report.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report with all its texts in one row: its columns in SQL, and the way back to a record. */
final class WholeRows {
  /** Of {@code report r} and {@link #TEXTS}. */
  static final String COLUMNS =
      """
      r.id, r.slug, r.revision, r.status, r.author, r.tags,
             r.created_at, r.updated_at, r.publish_at, r.published_at,
             t.languages, t.titles, t.summaries, t.bodies, t.formats, r.identity,
             ARRAY(SELECT f.slug
                     FROM report_former_slug f
                    WHERE f.report = r.id
                    ORDER BY f.left_at, f.slug) AS former_slugs,
             ARRAY(SELECT c.key FROM report_chart c WHERE c.report = r.id ORDER BY c.key)
               AS chart_keys,
             ARRAY(SELECT c.data::text FROM report_chart c WHERE c.report = r.id ORDER BY c.key)
               AS chart_data""";

  /** Joined to {@code report r}, as {@code t}. */
  static final String TEXTS =
      """
      LATERAL (SELECT array_agg(language) AS languages, array_agg(title) AS titles,
                             array_agg(summary) AS summaries, array_agg(body) AS bodies,
                             array_agg(format) AS formats
                        FROM report_text
                       WHERE report = r.id) t""";

  private WholeRows() {}

  static WholeReport toReport(Row row) {
    return new WholeReport(
        toContent(row),
        toBelongings(row),
        row.getInteger("revision"),
        ReportRows.instant(row, "updated_at"));
  }

  private static Belongings toBelongings(Row row) {
    return new Belongings(
        Optional.of(row.getUUID("identity")),
        List.of(row.getArrayOfStrings("former_slugs")),
        toCharts(row.getArrayOfStrings("chart_keys"), row.getArrayOfStrings("chart_data")));
  }

  private static List<FrozenSeries> toCharts(String[] keys, String[] data) {
    return IntStream.range(0, keys.length)
        .mapToObj(i -> FrozenSeries.parse(keys[i], data[i]))
        .toList();
  }

  private static ReportContent toContent(Row row) {
    return new ReportContent(
        row.getString("slug"),
        ReportRows.status(row),
        row.getString("author"),
        ReportRows.tags(row),
        ReportRows.reportTexts(row),
        ReportRows.instant(row, "created_at"),
        instantOrNull(row, "publish_at"),
        instantOrNull(row, "published_at"));
  }

  private static @Nullable Instant instantOrNull(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
