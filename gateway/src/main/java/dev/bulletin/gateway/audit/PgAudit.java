package dev.bulletin.gateway.audit;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log in PostgreSQL, to which the gateway only adds. */
public final class PgAudit implements Audit {
  private static final Logger log = LoggerFactory.getLogger(PgAudit.class);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  /** Of a person the id alone, so that erasing them leaves nothing here that says who it was. */
  private static final String NOTE =
      """
      INSERT INTO audit_entry
             (actor, person_id, action, subject_kind, subject, detail, address, request_id)
      VALUES (CASE WHEN $1::text LIKE 'person:%' THEN 'person' ELSE $1::text END,
              (SELECT id FROM person WHERE 'person:' || login = $1::text),
              $2::text, $3::text, $4::text, $5::text, $6::text, $7::text)""";

  private static final String TIDY =
      """
      DELETE FROM audit_entry
       WHERE at < $1::timestamptz""";

  private final Database database;
  private final Duration kept;
  private final Clock clock;
  private final Counter lost;

  PgAudit(Database database, Duration kept, Clock clock, MeterRegistry meters) {
    this.database = database;
    this.kept = kept;
    this.clock = clock;
    this.lost =
        Counter.builder("bulletin.audit.lost")
            .description("entries of the audit log that could not be written")
            .register(meters);
  }

  /** Opens the log, from which what is older than that goes. */
  public static PgAudit open(Node node, Database database, Duration kept) {
    PgAudit audit = new PgAudit(database, kept, node.clock(), node.meters());
    Repeater repeater =
        new Repeater(node.vertx(), "tidying of the audit log", TIDY_EVERY, audit::tidy);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
    return audit;
  }

  @Override
  public Future<Void> note(AuditEvent event) {
    return noteWith(database.statements(), event).recover(failure -> lose(event, failure));
  }

  private Future<Void> lose(AuditEvent event, Throwable failure) {
    lost.increment();
    log.error("{} was not recorded", event.action(), failure);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> noteWith(SqlClient transaction, AuditEvent event) {
    Tuple values =
        Tuple.of(
            event.actor(),
            event.action(),
            event.subjectKind(),
            event.subject(),
            event.detail(),
            event.address());
    return transaction.preparedQuery(NOTE).execute(values.addString(event.requestId())).mapEmpty();
  }

  /** Forgets what has been kept for long enough. */
  Future<Void> tidy() {
    OffsetDateTime before = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minus(kept);
    return database.statements().preparedQuery(TIDY).execute(Tuple.of(before)).mapEmpty();
  }
}
