package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.db.Migrations;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.Examples;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How PostgreSQL goes about it. */
@ExtendWith(Servers.class)
class PgReportArchiveIT {
  private static final Vertx vertx = Vertx.vertx();

  private static PostgresServer postgres;
  private static String role;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    role = access.user();
    Migrations.run(vertx, Examples.pg(access), ReportContract.SERVICE).await();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  @ParameterizedTest
  @EnumSource
  void keepsNoTextsWaiting(ReportSelection selection) {
    String statement =
        PgReportArchive.statement(selection).replaceAll("FROM (report)", "FROM " + role + ".$1");
    assertThat(postgres.query("EXPLAIN " + statement).get(0)).startsWith("Nested Loop");
  }
}
