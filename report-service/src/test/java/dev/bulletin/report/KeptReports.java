package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.store.PgReportLifecycle;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reports in a real PostgreSQL, for tests of what reads them. */
public final class KeptReports implements AutoCloseable {
  private final PostgresServer postgres;
  private final String schema;
  private final Node node;
  private final Database database;
  private final PgReportRepository reports;
  private final PgReportLifecycle lifecycle;

  private KeptReports(PostgresServer postgres, String schema, Node node, Database database) {
    this.postgres = postgres;
    this.schema = schema;
    this.node = node;
    this.database = database;
    this.reports = new PgReportRepository(database, change -> {});
    this.lifecycle = new PgReportLifecycle(database, change -> {});
  }

  public static KeptReports start(PostgresServer postgres, PostgresServer.Access access) {
    Node node = done(Node.start(Nodes.alone()));
    var pg = Examples.pg(access);
    done(Migrations.run(node.vertx(), pg, ReportContract.SERVICE));
    Database database = done(Database.open(node, ReportContract.SERVICE, pg, 1));
    return new KeptReports(postgres, access.user(), node, database);
  }

  public Node node() {
    return node;
  }

  public Database database() {
    return database;
  }

  public PgReportRepository reports() {
    return reports;
  }

  public PgReportLifecycle lifecycle() {
    return lifecycle;
  }

  /** Publishes a report with one text and returns its slug. */
  public String publish(String slug, List<String> tags, Language language, ReportText text) {
    return publish(slug, tags, Map.of(language, text));
  }

  public String publish(String slug, List<String> tags, Map<Language, ReportText> texts) {
    done(reports.create(new CreateReport(Examples.ANALYST, slug, "An", tags, texts)));
    done(reports.publish(Examples.publish(slug, 1)));
    return slug;
  }

  /** Moves the time of publication. */
  public void publishedAt(String slug, String time) {
    execute("UPDATE %s.report SET published_at = '" + time + "' WHERE slug = '" + slug + "'");
  }

  /** Runs a statement as the superuser, with the schema in place of {@code %s}. */
  public void execute(String sql) {
    postgres.execute(sql.replace("%s", schema));
  }

  /** The first column, asked as the superuser, with the schema in place of {@code %s}. */
  public List<String> query(String sql, Object... arguments) {
    return postgres.query(sql.replace("%s", schema), arguments);
  }

  /** A connection of the superuser. */
  public Connection connect() throws SQLException {
    return postgres.connect();
  }

  public String schema() {
    return schema;
  }

  public static void assertFails(Future<?> future, ErrorCode code, String detail) {
    assertThatThrownBy(() -> done(future))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.detail()).contains(detail);
            });
  }

  @Override
  public void close() {
    node.stop();
  }
}
