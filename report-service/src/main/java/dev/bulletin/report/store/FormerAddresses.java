package dev.bulletin.report.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Addresses that a report left elsewhere, taken over on a connection with a transaction open. It
 * goes through each of them, as it did there: so whoever else takes one meanwhile is waited for.
 */
final class FormerAddresses {
  private static final String BE_AT =
      """
      UPDATE report
         SET slug = $2::text
       WHERE id = $1::bigint""";

  private final ReportTransaction transaction;

  FormerAddresses(ReportTransaction transaction) {
    this.transaction = transaction;
  }

  /** Fails with CONFLICT when one of them is, or was, another report's. */
  Future<Standing> add(Standing report, List<String> slugs) {
    Future<?> passed = Future.succeededFuture();
    for (String slug : slugs) {
      passed = passed.compose(before -> pass(report, slug));
    }
    return slugs.isEmpty()
        ? Future.succeededFuture(report)
        : passed.compose(all -> beAt(report, report.slug())).map(report);
  }

  private Future<?> pass(Standing report, String slug) {
    return beAt(report, slug)
        .recover(failure -> PgFailures.taken(failure, slug))
        .compose(there -> transaction.checkNobodyLeft(slug))
        .compose(free -> transaction.leave(slug, report.id()));
  }

  private Future<?> beAt(Standing report, String slug) {
    return transaction.execute(BE_AT, Tuple.of(report.id(), slug));
  }
}
