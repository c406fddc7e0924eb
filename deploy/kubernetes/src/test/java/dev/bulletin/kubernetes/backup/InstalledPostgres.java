package dev.bulletin.kubernetes.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine with all its programs. The embedded one has neither pg_dump nor
 * pg_restore, and these must be of the server's version or a newer one.
 */
final class InstalledPostgres implements AutoCloseable {
  static final String DATABASE = "bulletin";
  static final String SUPERUSER = "postgres";
  private static final String HOST = "127.0.0.1";
  private static final List<String> PROGRAMS =
      List.of("initdb", "pg_ctl", "postgres", "psql", "pg_dump", "pg_restore");
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path programs;
  private final Path folder;
  private final int port;

  private InstalledPostgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The folder of the programs, if all are there. */
  static Optional<Path> programs() {
    return Stream.concat(versions(), path())
        .filter(folder -> PROGRAMS.stream().map(folder::resolve).allMatch(Files::isExecutable))
        .findFirst();
  }

  /** The newest first. */
  private static Stream<Path> versions() {
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException none) {
      return Stream.empty();
    }
  }

  private static Stream<Path> path() {
    return Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
  }

  /** Starts a new server with an empty database; the superuser's password is in the file. */
  static InstalledPostgres start(Path programs, Path folder, Path password) {
    var server = new InstalledPostgres(programs, folder, Ports.free());
    server.run(
        "initdb",
        "--pgdata=" + folder,
        "--username=" + SUPERUSER,
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--locale=C",
        "--encoding=UTF8",
        "--no-sync");
    server.run(
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + folder,
        "--log=" + folder.resolve("log"),
        "--options=-p %d -c listen_addresses=%s -c unix_socket_directories='' -c fsync=off"
            .formatted(server.port, HOST));
    return server;
  }

  /** What libpq's programs are told of it. */
  Map<String, String> environment() {
    return Map.of(
        "PGHOST",
        HOST,
        "PGPORT",
        Integer.toString(port),
        "PGDATABASE",
        DATABASE,
        "PATH",
        programs + ":" + System.getenv("PATH"));
  }

  /** What a service is told of it. */
  Map<String, String> settings(String role, String password) {
    return Map.of(
        "BULLETIN_PG_HOST", HOST,
        "BULLETIN_PG_PORT", Integer.toString(port),
        "BULLETIN_PG_DATABASE", DATABASE,
        "BULLETIN_PG_SSL_MODE", "disable",
        "BULLETIN_PG_USER", role,
        "BULLETIN_PG_PASSWORD", password);
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s?sslmode=disable".formatted(HOST, port, database);
  }

  @Override
  public void close() {
    run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + folder);
  }

  /** PostgreSQL refuses root, who is nobody in a user namespace without a map. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    // The server keeps what it inherits open, so that its output never ends.
    Path output = folder.resolveSibling(folder.getFileName() + "-" + program + ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    try {
      Process process = builder.start();
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
