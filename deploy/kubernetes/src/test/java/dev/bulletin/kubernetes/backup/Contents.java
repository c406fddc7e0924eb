package dev.bulletin.kubernetes.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is in the schemas of the services, so that two databases can be compared. */
final class Contents {
  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname), r.rolname
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_roles r ON r.oid = c.relowner
       WHERE c.relkind = 'r'
         AND n.nspname IN ('gateway', 'report_service', 'dashboard_service')""";

  private static final String OTHERS =
      """
      SELECT format('%I.%I', n.nspname, c.relname), c.relkind::text || ' of ' || r.rolname
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_roles r ON r.oid = c.relowner
       WHERE c.relkind IN ('i', 'S', 'v', 'm')
         AND n.nspname IN ('gateway', 'report_service', 'dashboard_service')""";

  private Contents() {}

  /** For each table its owner, its rows and a digest of them; of all else its owner. */
  static Map<String, String> of(InstalledPostgres server, String password) throws SQLException {
    try (Connection connection = connect(server, InstalledPostgres.DATABASE, password)) {
      Map<String, String> contents = new TreeMap<>();
      for (List<String> table : ask(connection, TABLES)) {
        String rows =
            "SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM %s t"
                .formatted(table.get(0));
        contents.put(table.get(0), "of " + table.get(1) + ": " + ask(connection, rows).get(0));
      }
      ask(connection, OTHERS).forEach(other -> contents.put(other.get(0), other.get(1)));
      return contents;
    }
  }

  static Connection connect(InstalledPostgres server, String database, String password)
      throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(database), InstalledPostgres.SUPERUSER, password);
  }

  private static List<List<String>> ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<String>> answer = new ArrayList<>();
      while (rows.next()) {
        answer.add(List.of(rows.getString(1), rows.getString(2)));
      }
      return answer;
    }
  }
}
