package dev.bulletin.report.store;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.render.ReadingTime;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** The texts of a report, within a transaction. */
final class Texts {
  private static final String INSERT =
      """
      INSERT INTO report_text (report_id, language, title, summary, body, words)
      VALUES ($1::bigint, $2::text, $3::text, $4::text, $5::text, $6::int)""";

  private static final String DELETE = "DELETE FROM report_text WHERE report_id = $1::bigint";

  private Texts() {}

  static Future<Void> write(SqlConnection tx, long report, Map<Language, ReportText> texts) {
    List<Tuple> rows =
        texts.entrySet().stream().map(text -> row(report, text.getKey(), text.getValue())).toList();
    return tx.preparedQuery(INSERT).executeBatch(rows).mapEmpty();
  }

  static Future<Void> replace(SqlConnection tx, long report, Map<Language, ReportText> texts) {
    return tx.preparedQuery(DELETE)
        .execute(Tuple.of(report))
        .compose(deleted -> write(tx, report, texts));
  }

  private static Tuple row(long report, Language language, ReportText text) {
    return Tuple.of(
        report,
        language.code(),
        text.title(),
        text.summary(),
        text.body(),
        ReadingTime.words(text.body()));
  }
}
