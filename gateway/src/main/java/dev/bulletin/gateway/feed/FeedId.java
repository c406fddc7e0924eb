package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;

/** Names by RFC 4151, which stay what they are when a report moves. */
final class FeedId {
  /** A year in which the host was ours. */
  private static final String SINCE = "2026";

  private FeedId() {}

  /** Of the feed itself. */
  static String ofFeed(Site site, Language language) {
    return of(site, Places.path(language, Places.FEED));
  }

  /** Of a report's text in its language. */
  static String of(Site site, ReportView report) {
    return of(site, "report/%s/%s".formatted(report.id(), report.language().code()));
  }

  private static String of(Site site, String name) {
    return "tag:%s,%s:%s".formatted(site.host(), SINCE, name);
  }
}
