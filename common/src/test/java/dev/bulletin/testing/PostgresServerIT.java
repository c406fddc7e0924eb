package dev.bulletin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Servers.class)
class PostgresServerIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void isTheReleaseAndTheSizeThatTheSuiteIsMadeFor(PostgresServer server) {
    assertThat(server.query("SHOW server_version")).containsExactly("18.6");
    assertThat(server.query("SHOW max_connections")).containsExactly("200");
    assertThat(server.query("SHOW server_encoding")).containsExactly("UTF8");
    assertThat(server.query("SELECT upper('báo cáo')")).containsExactly("BÁO CÁO");
  }

  @Test
  void letsAServiceIntoItsOwnSchema(PostgresServer.Access access) throws SQLException {
    run(access, "CREATE TABLE note (text text)");
    run(access, "DROP TABLE " + access.user() + ".note");
  }

  @Test
  void keepsAServiceOutOfAllOtherSchemas(PostgresServer server, PostgresServer.Access access) {
    server.createService("neighbour");
    assertThatThrownBy(() -> run(access, "CREATE TABLE neighbour.note ()"))
        .hasMessageContaining("permission denied for schema neighbour");
    assertThatThrownBy(() -> run(access, "CREATE TABLE public.note ()"))
        .hasMessageContaining("permission denied for schema public");
    assertThatThrownBy(() -> run(access, "CREATE SCHEMA another"))
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void checksPasswordsAlsoTheSuperusers(PostgresServer server) {
    PostgresServer.Access stranger =
        new PostgresServer.Access(server.host(), server.port(), "bulletin", "postgres", "guess");
    assertThatThrownBy(() -> run(stranger, "SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void givesAnExistingServiceANewPasswordAndKeepsItsTables(PostgresServer server)
      throws SQLException {
    PostgresServer.Access before = server.createService("twice");
    run(before, "CREATE TABLE note (text text)");
    PostgresServer.Access after = server.createService("twice");
    run(after, "INSERT INTO note VALUES ('kept')");
    assertThat(after.password()).isNotEqualTo(before.password());
    assertThatThrownBy(() -> run(before, "SELECT 1")).hasMessageContaining("authentication failed");
  }

  @Test
  void refusesANameThatWouldNeedQuotes(PostgresServer server) {
    assertThatThrownBy(() -> server.createService("a; DROP DATABASE bulletin"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsTheConnectionsOfARole(PostgresServer server) throws SQLException {
    PostgresServer.Access counted = server.createService("counted");
    try (Connection first = connect(counted);
        Connection second = connect(counted)) {
      assertThat(first.isValid(30) && second.isValid(30)).isTrue();
      assertThat(server.connectionsOf("counted")).isEqualTo(2);
    }
    Eventually.that(LIMIT, () -> server.connectionsOf("counted") == 0);
  }

  @Test
  void doesNotShowThePasswordOfAnAccess(PostgresServer.Access access) {
    assertThat(access.toString()).contains(access.user()).doesNotContain(access.password());
  }

  @Test
  void answersNothingWhilePausedAndEverythingAfterwards() throws SQLException {
    try (PostgresServer server = PostgresServer.start();
        Connection connection = connect(server.createService("paused"))) {
      connection.setNetworkTimeout(Runnable::run, 300);
      server.pause();
      assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
          .hasRootCauseMessage("Read timed out");
      server.resume();
      assertThat(server.query("SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void comesBackOnItsPortWithWhatWasCommittedAfterItWasKilled(@TempDir Path folder)
      throws SQLException {
    try (PostgresServer server = PostgresServer.start(folder)) {
      PostgresServer.Access access = server.createService("killed");
      run(access, "CREATE TABLE note AS SELECT 'here' AS text");
      server.kill();
      assertThatThrownBy(() -> connect(access)).hasMessageContaining("refused");
      server.restart();
      run(access, "SELECT 1");
      assertThat(server.query("SELECT text FROM killed.note")).containsExactly("here");
    }
  }

  @Test
  void leavesNothingBehindOfATemporaryServer() {
    PostgresServer server = PostgresServer.start();
    Path data = Path.of(server.query("SHOW data_directory").get(0));
    ServerProcess process = PostgresServerIT.process(data).orElseThrow();
    assertThat(server.query("SHOW fsync")).containsExactly("off");
    server.pause();
    server.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void keepsTheDataOfAFolder(@TempDir Path folder) throws SQLException {
    try (PostgresServer server = PostgresServer.start(folder)) {
      run(server.createService("kept"), "CREATE TABLE note AS SELECT 'here' AS text");
      assertThat(server.query("SHOW fsync")).containsExactly("on");
      assertThat(server.query("SHOW synchronous_commit")).containsExactly("on");
    }
    try (PostgresServer server = PostgresServer.start(folder)) {
      assertThat(server.query("SELECT text FROM kept.note")).containsExactly("here");
    }
  }

  @Test
  void takesOverFromAServerThatAKilledRunHasLeft(@TempDir Path folder) throws Exception {
    try (ChildProcess run = KilledRun.start("postgres", folder)) {
      ServerProcess left = process(folder.resolve("data")).orElseThrow();
      left.pause();
      run.kill();
      try (PostgresServer server = PostgresServer.start(folder)) {
        assertThat(left.isAlive()).isFalse();
        assertThat(server.query("SELECT 1")).containsExactly("1");
      }
    }
  }

  @Test
  void endsWithTheJvmThatStartedIt(@TempDir Path folder) {
    try (ChildProcess run = KilledRun.start("postgres", folder)) {
      ServerProcess left = process(folder.resolve("data")).orElseThrow();
      run.kill();
      Eventually.that(LIMIT, () -> !left.isAlive());
    }
  }

  @Test
  void setsAsideAFolderWhoseCreationWasInterrupted(@TempDir Path folder) throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("PG_VERSION"), "18");
    try (PostgresServer server = PostgresServer.start(folder)) {
      assertThat(server.query("SELECT 1")).containsExactly("1");
    }
    try (var left = Files.newDirectoryStream(folder, "unfinished-*")) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void saysWhatPostgresSaidWhenItDoesNotStart(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("password"), "secret");
    Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("PG_VERSION"), "18");
    assertThatThrownBy(() -> PostgresServer.start(folder))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("exists but is not empty");
  }

  private static Optional<ServerProcess> process(Path data) {
    return ServerProcess.find(data.resolve("postmaster.pid"), "postgres");
  }

  private static void run(PostgresServer.Access access, String sql) throws SQLException {
    try (Connection connection = connect(access);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(PostgresServer.Access access) throws SQLException {
    return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
  }
}
