package dev.bulletin.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The database of the suite: a role and a schema for each service, and the superuser's view. */
final class PostgresServices {
  private static final String DATABASE = "bulletin";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final PostgresLauncher.Running running;
  private final String host;
  private final DataSource database;

  /** For services that come by the host. */
  PostgresServices(PostgresLauncher.Running running, String host) {
    this.running = running;
    this.host = host;
    this.database = running.asSuperuser(DATABASE);
    createDatabase();
  }

  synchronized PostgresServer.Access create(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " does not match " + NAME);
    }
    String password = UUID.randomUUID().toString();
    if (query("SELECT 1 FROM pg_roles WHERE rolname = ?", name).isEmpty()) {
      execute("CREATE ROLE " + name + " LOGIN");
    }
    execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
    execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + name);
    execute("CREATE SCHEMA IF NOT EXISTS " + name + " AUTHORIZATION " + name);
    execute("ALTER ROLE " + name + " SET search_path = " + name);
    return new PostgresServer.Access(host, running.port(), DATABASE, name, password);
  }

  void execute(String sql) {
    execute(database, sql);
  }

  List<String> query(String sql, Object... arguments) {
    return query(database, sql, arguments);
  }

  Connection connect() throws SQLException {
    return database.getConnection();
  }

  private void createDatabase() {
    DataSource first = running.asSuperuser("postgres");
    if (query(first, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE).isEmpty()) {
      execute(first, "CREATE DATABASE " + DATABASE);
    }
    execute(first, "REVOKE ALL ON DATABASE postgres, template1, " + DATABASE + " FROM PUBLIC");
    execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
  }

  private static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // Not the statement itself, which may hold a password.
      throw new IllegalStateException("PostgreSQL refuses a statement: " + e.getMessage(), e);
    }
  }

  private static List<String> query(DataSource source, String sql, Object... arguments) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return firstColumn(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot ask: " + sql, e);
    }
  }

  private static List<String> firstColumn(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
