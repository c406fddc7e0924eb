package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes reports readable in one language. Immutable. */
final class ReportViews {
  /** A change so soon after publication is no revision to tell readers of. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private final Language language;
  private final Words words;
  private final Times times;

  ReportViews(Language language, Words words) {
    this.language = language;
    this.words = words;
    this.times = new Times(language.locale(), words);
  }

  List<ReportItem> items(List<ReportSummary> reports, int level) {
    return reports.stream().map(report -> item(report, level)).toList();
  }

  private ReportItem item(ReportSummary report, int level) {
    return new ReportItem(
        level,
        report.slug(),
        Places.path(language, Places.report(report.slug())),
        report.title(),
        report.summary(),
        String.join(", ", report.tags()),
        words.text("script.reading", "n", report.readingMinutes()),
        report.publishedAt().toString(),
        times.date(report.publishedAt()));
  }

  ArticleView article(ReportView report) {
    Instant published = report.publishedAt();
    boolean revised = isRevised(published, report.updatedAt());
    String[] around = words.text("report.revised").split("\\{time}", 2);
    return new ArticleView(
        report.language().code(),
        report.title(),
        report.summary(),
        String.join(", ", report.tags()),
        words.text("report.by", "author", report.author()),
        words.text("script.reading", "n", report.readingMinutes()),
        report.status() != ReportStatus.PUBLISHED,
        published == null ? "" : published.toString(),
        published == null ? "" : times.moment(published),
        revised ? report.updatedAt().toString() : "",
        around[0],
        times.moment(report.updatedAt()),
        around[1],
        new SafeHtml(report.html()));
  }

  private static boolean isRevised(@Nullable Instant published, Instant updated) {
    return published != null && updated.isAfter(published.plus(AT_ONCE));
  }
}
