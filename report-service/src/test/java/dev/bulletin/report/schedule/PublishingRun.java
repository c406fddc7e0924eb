package dev.bulletin.report.schedule;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.Examples;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.TestClassPath;
import java.time.Duration;
import java.util.Map;

/** A JVM that publishes on schedule and waits to be killed. */
final class PublishingRun {
  private PublishingRun() {}

  public static void main(String[] args) throws InterruptedException {
    var access =
        new PostgresServer.Access(
            args[0], Integer.parseInt(args[1]), args[2], args[3], System.getenv("PASSWORD"));
    Node node = Node.start(Nodes.alone()).await();
    Database database = Database.open(node, ReportContract.SERVICE, Examples.pg(access), 1).await();
    var reports = new PgReportRepository(database, change -> {});
    ScheduledPublishing.deploy(node, database, reports::publish, Duration.ofSeconds(1)).await();
    Thread.currentThread().join();
  }

  static ChildProcess start(PostgresServer.Access access) {
    return JavaProcess.ofMain("publishing", TestClassPath.get(), PublishingRun.class.getName())
        .arguments(access.host(), Integer.toString(access.port()), access.database(), access.user())
        .environment(Map.of("PASSWORD", access.password()))
        .start();
  }
}
