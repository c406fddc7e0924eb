package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two report-services in JVMs of their own and 50 callers in a loop: whichever way one of them
 * stops, no caller notices.
 */
@ExtendWith(Servers.class)
class FailoverIT {
  private static final int CALLERS = 50;
  private static final int REPORTS = 20;
  private static final Duration LIMIT = Duration.ofSeconds(240);
  private static final Principal PUBLISHER =
      new Principal("test", Set.of(ReportContract.WRITE_SCOPE));

  private final PostgresServer.Access access;
  private final NodeConfig config = Nodes.clustered();
  private final Node node = Node.start(config).await();
  private final Deque<ChildProcess> services = new ArrayDeque<>();
  private final Callers callers = new Callers(node, CALLERS, this::question);

  FailoverIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() {
    launch();
    launch();
    services.forEach(service -> service.awaitLine("report-service started", LIMIT));
    awaitServices(2);
    for (int i = 0; i < REPORTS; i++) {
      publish(slug(i));
    }
    callers.start();
    callers.awaitMore(5_000); // Until what the callers need is compiled.
  }

  @AfterEach
  void stop() {
    callers.stop();
    services.forEach(ChildProcess::close);
    node.stop();
  }

  @Test
  void noCallFailsWhenOneIsAskedToEnd() {
    services.peek().terminate();
    services.peek().awaitExit(LIMIT);
    callers.awaitMore(5_000);
    assertThat(callers.failures()).isEmpty();
  }

  @Test
  void noCallFailsWhenOneIsKilled() {
    services.peek().kill();
    services.peek().awaitExit(LIMIT);
    callers.awaitMore(5_000);
    assertThat(callers.failures()).isEmpty();
  }

  @Test
  void noCallFailsWhenOneStandsStillAndGoesOn() {
    services.peek().pause();
    awaitServices(1);
    callers.awaitMore(1_000);
    services.peek().resume();
    awaitServices(2);
    callers.awaitMore(5_000);
    assertThat(callers.failures()).isEmpty();
  }

  private FindReport question(int number) {
    return new FindReport(slug(number % REPORTS), Language.EN, false);
  }

  /** Each test has reports of its own: the database is the same for all. */
  private String slug(int number) {
    return "report-" + node.id() + "-" + number;
  }

  private void publish(String slug) {
    ReportText text = new ReportText("Title", "Summary", "Body");
    var create = new CreateReport(PUBLISHER, slug, "Test", List.of(), Map.of(Language.EN, text));
    ReportWritten written = node.bus().ask(ReportContract.CREATE, create).await();
    node.bus()
        .ask(ReportContract.PUBLISH, new PublishReport(PUBLISHER, slug, written.revision()))
        .await();
  }

  private void awaitServices(int count) {
    Eventually.that(
        LIMIT, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(count));
  }

  private void launch() {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(access.settings());
    settings.put("BULLETIN_INTERNAL_SECRET", "test");
    settings.put("BULLETIN_MANAGEMENT_PORT", "0");
    settings.put("BULLETIN_CLUSTER_NAME", config.cluster().name());
    settings.put("BULLETIN_CLUSTER_MEMBERS", String.join(",", config.cluster().members()));
    settings.put("BULLETIN_CLUSTER_PORT", Integer.toString(Ports.free()));
    services.push(
        JavaProcess.ofJar("report-service", jar())
            .flags("-Xmx192m")
            .shortLived()
            .environment(settings)
            .start());
  }

  private static Path jar() {
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("bulletin-report-service"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
