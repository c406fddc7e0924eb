package dev.bulletin.report.store;

import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Creates reports within a transaction that does something else too. */
public final class DraftTransaction {
  private DraftTransaction() {}

  /**
   * Creates a draft, which is there when the transaction is committed. Fails with CONFLICT when the
   * slug is taken; the transaction can go on then.
   */
  public static Future<ReportWritten> create(SqlConnection transaction, CreateReport command) {
    return new ReportTransaction(PipelinedTransaction.within(transaction)).create(command);
  }
}
