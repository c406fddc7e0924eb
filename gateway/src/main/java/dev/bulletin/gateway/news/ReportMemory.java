package dev.bulletin.gateway.news;

import dev.bulletin.common.db.Database;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.alert.AlertNews;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.delivery.HookEvent;
import dev.bulletin.gateway.delivery.Outbox;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What was last told of each report. A change is noted and written to be told in one transaction,
 * so that it is told once, by whomever and however often it is heard.
 */
final class ReportMemory {
  /** A report is published within that time of being changed by its publication. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final String NOTE =
      """
      WITH before AS (
        SELECT status
          FROM hook_report
         WHERE slug = $1::text),
      noted AS (
        INSERT INTO hook_report AS known (slug, status, at)
        VALUES ($1::text, $2::text, $3::timestamptz)
            ON CONFLICT (slug) DO UPDATE
           SET status = excluded.status, at = excluded.at
         WHERE known.at < excluded.at
        RETURNING slug)
      SELECT (SELECT status FROM before) AS before
        FROM noted""";

  private static final String KNOWN =
      """
      SELECT slug
        FROM unnest($1::text[], $2::timestamptz[]) heard (slug, at)
        JOIN hook_report known USING (slug)
       WHERE known.at >= heard.at""";

  private static final String SINCE =
      """
      SELECT since
        FROM hook_news""";

  private static final String MOVE_ON =
      """
      UPDATE hook_news
         SET since = greatest(since, $1::timestamptz)""";

  private static final String RULES =
      """
      SELECT id, name, subject
        FROM alert_rule
       WHERE active AND kind = 'report' AND (subject = '' OR subject = ANY ($1::text[]))""";

  private final Database database;
  private final Outbox outbox;
  private final Site site;

  ReportMemory(Database database, Outbox outbox, Site site) {
    this.database = database;
    this.outbox = outbox;
    this.site = site;
  }

  /** Notes a change, and writes what is to be told of it unless it is known. */
  Future<Void> note(ReportState report) {
    return database.transactions().withTransaction(connection -> note(connection, report));
  }

  private Future<Void> note(SqlConnection connection, ReportState report) {
    return connection
        .preparedQuery(NOTE)
        .execute(Tuple.of(report.slug(), report.status().code(), utc(report.at())))
        .map(rows -> rows.size() == 0 ? Optional.<EventType>empty() : event(report, before(rows)))
        .compose(
            event ->
                event.isEmpty() ? Future.succeededFuture() : tell(connection, report, event.get()));
  }

  private static Optional<String> before(RowSet<Row> rows) {
    return Optional.ofNullable(rows.iterator().next().getString("before"));
  }

  /** What the change is to those who did not see the report before, or did. */
  private static Optional<EventType> event(ReportState report, Optional<String> before) {
    boolean same = before.equals(Optional.of(report.status().code()));
    return switch (report.status()) {
      case DRAFT, SCHEDULED -> Optional.empty();
      case WITHDRAWN -> same ? Optional.empty() : Optional.of(EventType.REPORT_WITHDRAWN);
      case PUBLISHED ->
          Optional.of(
              same || (before.isEmpty() && isOlder(report))
                  ? EventType.REPORT_REVISED
                  : EventType.REPORT_PUBLISHED);
    };
  }

  /** Of a report that was never heard of: it was published earlier. */
  private static boolean isOlder(ReportState report) {
    return report.publishedAt() != null
        && report.publishedAt().isBefore(report.at().minus(AT_ONCE));
  }

  private Future<Void> tell(SqlConnection connection, ReportState report, EventType type) {
    var event = HookEvent.of(type, key(report), report.at(), news(report));
    Future<Void> told = outbox.tell(connection, event);
    return type == EventType.REPORT_PUBLISHED
        ? told.compose(done -> raise(connection, report))
        : told;
  }

  private static String key(ReportState report) {
    return report.slug() + "@" + report.revision() + "@" + report.at();
  }

  private ReportNews news(ReportState report) {
    var titles =
        report.titles().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().code(), entry -> entry.getValue()));
    String place = Places.report(report.slug());
    var links =
        report.titles().keySet().stream()
            .collect(Collectors.toMap(language -> language.code(), lang -> site.url(lang, place)));
    return new ReportNews(
        report.slug(),
        report.revision(),
        report.status(),
        report.at(),
        titles,
        report.tags(),
        links);
  }

  /** By the rules that wait for a report with one of its tags. */
  private Future<Void> raise(SqlConnection connection, ReportState report) {
    return connection
        .preparedQuery(RULES)
        .execute(Tuple.tuple().addArrayOfString(report.tags().toArray(String[]::new)))
        .compose(rows -> raise(connection, report, rows));
  }

  private Future<Void> raise(SqlConnection connection, ReportState report, RowSet<Row> rules) {
    List<Future<?>> told = new ArrayList<>();
    rules.forEach(rule -> told.add(outbox.tell(connection, raised(report, rule))));
    return Future.all(told).mapEmpty();
  }

  private static HookEvent raised(ReportState report, Row rule) {
    var news =
        new AlertNews(
            rule.getString("name"),
            AlertKind.REPORT,
            rule.getString("subject"),
            null,
            null,
            report.at(),
            report.slug(),
            AlertNews.DATA);
    String key = "rule-" + rule.getLong("id") + "/" + key(report);
    return HookEvent.of(EventType.ALERT_RAISED, key, report.at(), news);
  }

  /** Of these, the addresses of those whose change is known already. */
  Future<List<String>> known(List<ReportState> reports) {
    String[] slugs = reports.stream().map(ReportState::slug).toArray(String[]::new);
    OffsetDateTime[] times =
        reports.stream().map(report -> utc(report.at())).toArray(OffsetDateTime[]::new);
    return database
        .statements()
        .preparedQuery(KNOWN)
        .execute(Tuple.tuple().addArrayOfString(slugs).addArrayOfOffsetDateTime(times))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), /* parallel= */ false)
                    .map(row -> row.getString("slug"))
                    .toList());
  }

  /** Changes before that time are known, or no news. */
  Future<Instant> since() {
    return database
        .statements()
        .query(SINCE)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("since").toInstant());
  }

  /** All changes before that time are known from now on. */
  Future<Void> moveOn(Instant to) {
    return database.statements().preparedQuery(MOVE_ON).execute(Tuple.of(utc(to))).mapEmpty();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
