package dev.bulletin.report.legacy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The table {@code crypto_report} in a PostgreSQL, read row by row and not changed. */
final class LegacyTable implements AutoCloseable {
  /** Rows in memory at once; a page may be large. */
  private static final int FETCH = 20;

  /** A time without a zone is one of the session's. */
  private static final String SET_ZONE = "SELECT set_config('TimeZone', ?, false)";

  private static final String READ =
      """
      SELECT id, html_content, css_content, js_content, html_content_en, js_content_en,
             created_at::timestamptz AS created_at
        FROM crypto_report
       WHERE id > ?
       ORDER BY id""";

  private final Connection connection;

  private LegacyTable(Connection connection) {
    this.connection = connection;
  }

  /** What is done with each row. */
  @FunctionalInterface
  interface Reader<E extends Exception> {
    void read(LegacyRow row) throws E;
  }

  /**
   * Opens the database.
   *
   * @param zone of times that were kept without one
   */
  static LegacyTable open(String url, ZoneId zone) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (PreparedStatement set = connection.prepareStatement(SET_ZONE)) {
      connection.setReadOnly(true);
      // PostgreSQL gives rows piece by piece only within a transaction.
      connection.setAutoCommit(false);
      set.setString(1, zone.getId());
      set.execute();
      return new LegacyTable(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Reads the rows behind that id, in the order of their ids. */
  <E extends Exception> void readAfter(long id, Reader<E> reader) throws SQLException, E {
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setFetchSize(FETCH);
      read.setLong(1, id);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          reader.read(toRow(rows));
        }
      }
    }
  }

  private static LegacyRow toRow(ResultSet rows) throws SQLException {
    return new LegacyRow(
        rows.getLong("id"),
        rows.getString("html_content"),
        rows.getString("css_content"),
        rows.getString("js_content"),
        rows.getString("html_content_en"),
        rows.getString("js_content_en"),
        instant(rows.getObject("created_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
