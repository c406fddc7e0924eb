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
  private final List<String> slugs = new ArrayList<>();
  private final Promise<List<String>> done = Promise.promise();

  private SitemapWalk(Function<ListReports, Future<ReportPage>> reports, Language language) {
    this.reports = reports;
    this.language = language;
  }

  /** The names of all reports, the newest first. */
  static Future<List<String>> through(
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
    page.reports().stream().map(ReportSummary::slug).forEach(slugs::add);
    String next = page.next();
    if (next == null) {
      done.complete(slugs);
    } else {
      ask(next);
    }
  }
}
