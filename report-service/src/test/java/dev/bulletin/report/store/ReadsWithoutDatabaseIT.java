package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.Examples;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server of its own, because it ends. */
class ReadsWithoutDatabaseIT {
  @Test
  void areUnavailableAndNotABug() {
    PostgresServer postgres = PostgresServer.start();
    var pg = Examples.pg(postgres.createService("report"));
    Node node = Node.start(Nodes.alone()).await();
    Migrations.run(node.vertx(), pg, ReportContract.SERVICE).await();
    Database database = Database.open(node, ReportContract.SERVICE, pg, 1).await();
    ReportRepository reports = new PgReportRepository(database, change -> {});
    postgres.close();
    assertUnavailable(reports.find("weekly", Language.EN));
    assertUnavailable(reports.create(Examples.create("weekly")));
    node.stop();
  }

  private static void assertUnavailable(Future<?> future) {
    assertThatThrownBy(() -> future.await(60, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }
}
