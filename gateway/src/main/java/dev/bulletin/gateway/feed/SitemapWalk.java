package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSummary;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through all reports of a language, page by page, however many these are. */
final class SitemapWalk {
  private static final int STEP = 100;

  private final Function<ListReports, Future<ReportPage>> reports;
  private final Language language;
  private final List<ReportSummary> found = new ArrayList<>();
  private final Promise<List<ReportSummary>> done = Promise.promise();

  private SitemapWalk(Function<ListReports, Future<ReportPage>> reports, Language language) {
    this.reports = reports;
    this.language = language;
  }

  /** All reports, the newest first. */
  static Future<List<ReportSummary>> through(
      Function<ListReports, Future<ReportPage>> reports, Language language) {
    var walk = new SitemapWalk(reports, language);
    walk.ask(null);
    return walk.done.future();
  }

  private void ask(@Nullable String after) {
    reports
        .apply(new ListReports(language, STEP, after))
        .onSuccess(this::take)
        .onFailure(done::fail);
  }

  private void take(ReportPage page) {
    found.addAll(page.reports());
    String next = page.next();
    if (next == null) {
      done.complete(found);
    } else {
      ask(next);
    }
  }
}
