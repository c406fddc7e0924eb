package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;

/** Names by RFC 4151, which stay what they are when addresses change. */
final class FeedId {
  /** A year in which the host was ours. */
  private static final String SINCE = "2026";

  private FeedId() {}

  static String of(Site site, Language language, String place) {
    return "tag:%s,%s:%s".formatted(site.host(), SINCE, Places.path(language, place));
  }
}
