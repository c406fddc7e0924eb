package dev.bulletin.kubernetes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.TestClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rehearsal: the scripts of the CronJob and of the restore, with the real programs, on a
 * database that the services' own migrations and report-service have filled.
 */
class BackupIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Principal WRITER = new Principal("person:1", Set.of("reports:write"));
  private static final ReportText TEXT =
      new ReportText("Tuần này", "Giá", "Bitcoin đã **tăng** trong tuần.");
  private static final Map<String, String> MAINS =
      Map.of(
          "gateway", "dev.bulletin.gateway.GatewayMain",
          "report-service", "dev.bulletin.report.ReportServiceMain",
          "dashboard-service", "dev.bulletin.dashboard.DashboardServiceMain");

  /** Of the suite: roles, and folders of Secrets. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "gateway", "bulletin-gateway",
          "report_service", "bulletin-report-service",
          "dashboard_service", "bulletin-dashboard-service",
          "backup", "bulletin-backup",
          "postgres", "postgres");

  @TempDir private Path folder;
  private Path programs;
  private Path backups;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(
        InstalledPostgres.programs().isPresent(),
        "NOT REHEARSED: no PostgreSQL with pg_dump and pg_restore is installed on this machine");
    programs = InstalledPostgres.programs().orElseThrow();
    backups = Files.createDirectory(folder.resolve("backups"));
    for (String secret : SECRETS.values()) {
      Path file = passwordFile(secret);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "password of " + secret + "\n");
    }
  }

  @Test
  void restoresAllThatWasBackedUp() throws Exception {
    Map<String, String> before;
    ReportView shown;
    try (InstalledPostgres server = start("first")) {
      migrateAll(server);
      shown = writeReport(server);
      backUp(server);
      before = Contents.of(server, passwordOf("postgres"));
    }
    assertThat(before.get("report_service.report")).startsWith("of report_service: [1, ");
    try (InstalledPostgres server = start("second")) {
      restore(server);
      assertThat(Contents.of(server, passwordOf("postgres"))).isEqualTo(before);
      migrateAll(server)
          .values()
          .forEach(said -> assertThat(said).contains("0 migrations executed"));
      assertThat(readReport(server)).isEqualTo(shown);
    }
  }

  @Test
  void keepsTheNewestBackupsOnly() throws Exception {
    for (String day : List.of("01", "02", "03")) {
      Files.writeString(backups.resolve("bulletin-202001" + day + "T021700Z.dump"), "old");
    }
    try (InstalledPostgres server = start("only")) {
      backUp(server);
    }
    assertThat(names(backups)).hasSize(2).contains("bulletin-20200103T021700Z.dump");
  }

  @Test
  void leavesNothingBehindWhenTheDatabaseIsAway() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("PGHOST", "127.0.0.1");
    environment.put("PGPORT", Integer.toString(Ports.free()));
    environment.put("PGDATABASE", InstalledPostgres.DATABASE);
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    try (ChildProcess script = backUp(environment)) {
      assertThat(script.awaitExit(LIMIT)).isNotZero();
    }
    assertThat(names(backups)).isEmpty();
  }

  private InstalledPostgres start(String name) throws SQLException {
    InstalledPostgres server =
        InstalledPostgres.start(programs, folder.resolve(name), passwordFile("postgres"));
    try (Connection connection = Contents.connect(server, "postgres", passwordOf("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + InstalledPostgres.DATABASE);
    }
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("PGUSER", InstalledPostgres.SUPERUSER);
    environment.put("PGPASSWORD", passwordOf("postgres"));
    environment.put("SECRETS", folder.resolve("secrets").toString());
    pass("components/trial-stores/roles.sh", environment);
    return server;
  }

  /** What each Job of the migration says at its end. */
  private Map<String, String> migrateAll(InstalledPostgres server) {
    Map<String, ChildProcess> jobs = new HashMap<>();
    MAINS.keySet().forEach(service -> jobs.put(service, migrate(server, service)));
    Map<String, String> said = new HashMap<>();
    jobs.forEach((service, job) -> said.put(service, lastLine(job)));
    return said;
  }

  private ChildProcess migrate(InstalledPostgres server, String service) {
    String role = service.replace('-', '_');
    Map<String, String> settings =
        new HashMap<>(server.settings(role, passwordOf(SECRETS.get(role))));
    settings.put("BULLETIN_INTERNAL_SECRET", "the suite's");
    return JavaProcess.ofMain(service, TestClassPath.get(), MAINS.get(service))
        .environment(settings)
        .arguments("migrate")
        .start();
  }

  private static String lastLine(ChildProcess job) {
    try (job) {
      assertThat(job.awaitExit(LIMIT)).as("%s", job.lines()).isZero();
      return job.lines().get(job.lines().size() - 1);
    }
  }

  private ReportView writeReport(InstalledPostgres server) throws TimeoutException {
    Node node = reports(server);
    try {
      var draft =
          new CreateReport(WRITER, "weekly", "An", List.of("btc"), Map.of(Language.VI, TEXT));
      ReportWritten written =
          node.bus().ask(ReportContract.CREATE, draft).await(30, TimeUnit.SECONDS);
      var publish = new PublishReport(WRITER, "weekly", written.revision());
      node.bus().ask(ReportContract.PUBLISH, publish).await(30, TimeUnit.SECONDS);
      return find(node);
    } finally {
      node.stop();
    }
  }

  private ReportView readReport(InstalledPostgres server) throws TimeoutException {
    Node node = reports(server);
    try {
      return find(node);
    } finally {
      node.stop();
    }
  }

  private static ReportView find(Node node) throws TimeoutException {
    var question = new FindReport("weekly", Language.VI, /* drafts= */ false);
    return node.bus().ask(ReportContract.FIND, question).await(30, TimeUnit.SECONDS).report();
  }

  private Node reports(InstalledPostgres server) throws TimeoutException {
    Map<String, String> settings =
        new HashMap<>(server.settings("report_service", passwordOf(SECRETS.get("report_service"))));
    settings.put("BULLETIN_INTERNAL_SECRET", "the suite's");
    settings.put("BULLETIN_REDIS_PORT", Integer.toString(Ports.free()));
    Node node = Node.start(Nodes.alone()).await();
    var config = ConfigReader.read(settings, ReportServiceMain.SERVICE.settings());
    ReportServiceMain.SERVICE.startOn(node, config).await(60, TimeUnit.SECONDS);
    node.ready();
    Eventually.that(
        Duration.ofSeconds(30),
        () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
    return node;
  }

  private void backUp(InstalledPostgres server) {
    try (ChildProcess script = backUp(server.environment())) {
      assertThat(script.awaitExit(LIMIT)).as("%s", script.lines()).isZero();
    }
  }

  private ChildProcess backUp(Map<String, String> server) {
    Map<String, String> environment = new HashMap<>(server);
    environment.put("PGUSER", "backup");
    environment.put("PASSWORD_FILE", passwordFile("bulletin-backup").toString());
    environment.put("BACKUPS", backups.toString());
    environment.put("KEEP", "2");
    return script("components/backup/backup.sh", environment);
  }

  private void restore(InstalledPostgres server) {
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("PGUSER", InstalledPostgres.SUPERUSER);
    environment.put("PASSWORD_FILE", passwordFile("postgres").toString());
    environment.put("BACKUPS", backups.toString());
    environment.put("BACKUP", "");
    pass("restore/restore.sh", environment);
  }

  private static void pass(String script, Map<String, String> environment) {
    try (ChildProcess process = script(script, environment)) {
      assertThat(process.awaitExit(LIMIT)).as("%s", process.lines()).isZero();
    }
  }

  private static ChildProcess script(String file, Map<String, String> environment) {
    var builder = new ProcessBuilder("/bin/sh", Path.of(file).toAbsolutePath().toString());
    builder.environment().putAll(environment);
    return ChildProcess.start(file, builder, line -> {});
  }

  private Path passwordFile(String secret) {
    return folder.resolve("secrets").resolve(secret).resolve("pg-password");
  }

  private static String passwordOf(String secret) {
    return "password of " + secret;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
