package dev.bulletin.gateway.audit;

import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the audit log. */
public final class AuditLog {
  private static final int BATCH = 500;
  private static final Future<Void> DONE = Future.succeededFuture();

  private static final String PAGE =
      """
      SELECT entry.id, entry.at, entry.action, entry.subject_kind, entry.detail, entry.address,
             entry.request_id,
             coalesce(who.login, entry.actor) AS actor,
             coalesce(whom.login, entry.subject) AS subject
        FROM audit_entry entry
        LEFT JOIN person who ON who.id = entry.person_id
        LEFT JOIN person whom
               ON entry.subject_kind = 'person' AND whom.id::text = entry.subject
       WHERE ($1::text = '' OR entry.action LIKE $1::text || '.%')
         AND ($2::text = '' OR coalesce(who.login, entry.actor) = $2::text)
         AND ($3::timestamptz IS NULL OR entry.at >= $3::timestamptz)
         AND ($4::timestamptz IS NULL OR entry.at < $4::timestamptz)
         AND ($5::bigint IS NULL OR entry.id < $5::bigint)
       ORDER BY entry.id DESC
       LIMIT $6::int""";

  private final Database database;

  public AuditLog(Database database) {
    this.database = database;
  }

  /**
   * A page of entries.
   *
   * @param before the id that all are older than; null for the newest
   */
  public Future<AuditPage> page(AuditFilter filter, @Nullable Long before, int size) {
    return database
        .statements()
        .preparedQuery(PAGE)
        .mapping(AuditLog::toEntry)
        .execute(values(filter).addValue(before).addInteger(size + 1))
        .map(rows -> page(rows, size));
  }

  private static AuditPage page(RowSet<AuditEntry> rows, int size) {
    List<AuditEntry> entries = new ArrayList<>();
    rows.forEach(entries::add);
    return entries.size() <= size
        ? new AuditPage(entries, null)
        : new AuditPage(entries.subList(0, size), entries.get(size - 1).id());
  }

  /** Hands all entries to the reader, some at a time, the next when it has taken the last. */
  public Future<Void> readAll(AuditFilter filter, Function<List<AuditEntry>, Future<Void>> reader) {
    return readOn(filter, /* before= */ null, reader);
  }

  private Future<Void> readOn(
      AuditFilter filter, @Nullable Long before, Function<List<AuditEntry>, Future<Void>> reader) {
    return page(filter, before, BATCH)
        .compose(page -> reader.apply(page.entries()).map(page))
        .compose(page -> page.next() == null ? DONE : readOn(filter, page.next(), reader));
  }

  private static Tuple values(AuditFilter filter) {
    LocalDate to = filter.to();
    return Tuple.of(
        filter.kind(),
        filter.who(),
        startOf(filter.from()),
        startOf(to == null ? null : to.plusDays(1)));
  }

  private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static AuditEntry toEntry(Row row) {
    return new AuditEntry(
        row.getLong("id"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject_kind"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("address"),
        row.getString("request_id"));
  }
}
