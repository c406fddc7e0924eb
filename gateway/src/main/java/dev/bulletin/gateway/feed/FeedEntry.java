package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.ReportView;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;
import java.time.Instant;
import java.util.List;

/**
 * A report as the feed's template shows it.
 *
 * @param id never changes, wherever the report moves
 */
record FeedEntry(
    String id,
    String lang,
    String title,
    String url,
    String published,
    String updated,
    String author,
    List<String> tags,
    String summary,
    String html) {
  static FeedEntry of(ReportView report, Site site) {
    Instant published = report.publishedAt();
    String place = Places.report(report.slug());
    return new FeedEntry(
        FeedId.of(site, report),
        report.language().code(),
        XmlText.of(report.title()),
        site.url(report.language(), place),
        (published == null ? report.createdAt() : published).toString(),
        report.updatedAt().toString(),
        XmlText.of(report.author()),
        report.tags().stream().map(XmlText::of).toList(),
        XmlText.of(report.summary()),
        XmlText.of(FeedHtml.of(report, site)));
  }
}
