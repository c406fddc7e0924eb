package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.report.search.WordTags;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Changes as the database tells them: a row for each language of the report. */
final class ChangeRows {
  /** What is to be selected, and from where, after a {@code change} that has been named. */
  static final String OF_CHANGE =
      """
      c.id, c.slug, c.revision, c.status, c.at, c.reach,
             r.identity, r.author, r.tags, r.published_at, r.updated_at,
             ARRAY(SELECT f.slug FROM report_former_slug f WHERE f.report = r.id) AS former_slugs,
             t.language, t.title, t.summary, t.reading_minutes,
             CASE WHEN c.status = 'published' THEN tsvector_to_array(t.search) ELSE '{}' END
               AS words
        FROM change c
        JOIN report r ON r.id = c.report
        JOIN report_text t ON t.report = c.report
       ORDER BY c.id, t.language""";

  private ChangeRows() {}

  /** The rows of each change, the oldest first. */
  static SortedMap<Long, List<Row>> byId(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(
            Collectors.groupingBy(row -> row.getLong("id"), TreeMap::new, Collectors.toList()));
  }

  /** The only change of which there are rows, or none. */
  static Optional<Change> only(RowSet<Row> rows) {
    return changes(byId(rows).values()).stream().findFirst();
  }

  static List<Change> changes(Collection<List<Row>> rowsOfEach) {
    return rowsOfEach.stream().map(ChangeRows::toChange).toList();
  }

  private static Change toChange(List<Row> rows) {
    Set<String> words =
        rows.stream()
            .flatMap(
                row ->
                    WordTags.of(
                        ReportRows.language(row.getString("language")),
                        row.getArrayOfStrings("words")))
            .collect(Collectors.toUnmodifiableSet());
    return new Change(toTold(rows), words);
  }

  private static ReportChanged toTold(List<Row> rows) {
    Row row = rows.get(0);
    ReportStatus status = ReportRows.status(row);
    return new ReportChanged(
        row.getLong("id").toString(),
        row.getString("slug"),
        row.getInteger("revision"),
        status,
        ReportRows.instant(row, "at"),
        outdated(row, status),
        status == ReportStatus.PUBLISHED ? summaries(rows) : List.of());
  }

  private static Set<String> outdated(Row row, ReportStatus status) {
    List<String> slugs =
        Stream.concat(
                Stream.of(row.getString("slug")),
                Arrays.stream(row.getArrayOfStrings("former_slugs")))
            .toList();
    return Outdated.tags(slugs, status, ReportRows.reach(row));
  }

  private static List<ReportSummary> summaries(List<Row> rows) {
    return rows.stream().map(ReportRows::toSummary).toList();
  }
}
