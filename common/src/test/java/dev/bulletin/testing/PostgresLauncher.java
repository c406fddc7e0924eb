package dev.bulletin.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Starts PostgreSQL in a folder, for root and for ordinary users. */
final class PostgresLauncher {
  static final String HOST = "127.0.0.1";
  private static final String SUPERUSER = "postgres";
  private static final String ADMIT = "host all all samenet scram-sha-256\n";
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private PostgresLauncher() {}

  /** A server that takes connections. */
  record Running(EmbeddedPostgres postgres, ServerProcess process) {
    int port() {
      return postgres.getPort();
    }

    DataSource asSuperuser(String database) {
      return postgres.getDatabase(SUPERUSER, database);
    }

    /** The library still holds its lock on the folder, and lets it go. */
    void kill() {
      process.kill(STOP_LIMIT);
      stop();
    }

    void stop() {
      try {
        process.resume();
        postgres.close();
        process.stop(Signal.QUIT, STOP_LIMIT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Running launch(PostgresFolder folder, int port) {
    refuseImpossibleRoot();
    try {
      folder.stopLeftOver();
      folder.setUnfinishedAside();
      return start(folder, port);
    } catch (IOException | RuntimeException e) {
      String log = folder.lastLogLines();
      abandon(folder);
      throw new IllegalStateException("PostgreSQL does not start in " + folder.path() + log, e);
    }
  }

  private static Running start(PostgresFolder folder, int port) throws IOException {
    String password = folder.password();
    Path passwordFile = Folders.temporary("initdb").resolve("password");
    try {
      Files.writeString(passwordFile, password);
      EmbeddedPostgres postgres = builder(folder, port, password, passwordFile).start();
      folder.complete(password);
      admit(folder.host(), folder.data(), postgres);
      return new Running(postgres, folder.process().orElseThrow());
    } finally {
      Folders.delete(passwordFile.getParent());
    }
  }

  /** Lets in who comes to that address from its own network, by password. */
  private static void admit(String host, Path data, EmbeddedPostgres postgres) throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    if (!host.equals(HOST) && !Files.readString(rules).contains(ADMIT)) {
      Files.writeString(rules, ADMIT, StandardOpenOption.APPEND);
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_reload_conf()");
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }

  private static void abandon(PostgresFolder folder) {
    folder.stopLeftOver();
    folder.discardIfTemporary();
  }

  private static EmbeddedPostgres.Builder builder(
      PostgresFolder folder, int port, String password, Path passwordFile) throws IOException {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(Binaries.folder().toFile())
        .setDataDirectory(folder.data())
        .setCleanDataDirectory(false)
        // The owner decides when it ends, and the watchdog when the owner has gone.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        .setPort(port)
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.logFile().toFile()))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(folder.logFile().toFile()))
        .setConnectConfig("password", password)
        // These are handed to initdb as they stand; the library would let everybody in.
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setServerConfig("listen_addresses", addresses(folder.host()))
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "200")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("log_timezone", "UTC")
        // Of these the library would set the second off for both.
        .setServerConfig("fsync", folder.isTemporary() ? "off" : "on")
        .setServerConfig("synchronous_commit", folder.isTemporary() ? "off" : "on");
  }

  private static String addresses(String host) {
    return host.equals(HOST) ? HOST : HOST + "," + host;
  }

  /** PostgreSQL refuses root; the library helps where an ordinary user can be pretended. */
  private static void refuseImpossibleRoot() {
    if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root, and this machine has no user namespaces"
              + " (unshare -U fails): run this as an ordinary user");
    }
  }
}
