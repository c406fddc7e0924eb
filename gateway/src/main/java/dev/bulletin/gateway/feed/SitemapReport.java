package dev.bulletin.gateway.feed;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.gateway.page.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A published report, the languages it is in, and when it was last changed. */
record SitemapReport(String slug, Set<Language> languages, Instant updatedAt) {
  /** The oldest first, so that a new report changes the last part only. */
  static List<SitemapReport> merged(Map<Language, List<ReportSummary>> reportsByLanguage) {
    Map<String, SitemapReport> bySlug = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      List<ReportSummary> oldestFirst =
          new ArrayList<>(reportsByLanguage.getOrDefault(language, List.of()));
      Collections.reverse(oldestFirst);
      oldestFirst.forEach(
          report -> bySlug.merge(report.slug(), of(report), SitemapReport::together));
    }
    return List.copyOf(bySlug.values());
  }

  private static SitemapReport of(ReportSummary report) {
    return new SitemapReport(
        report.slug(), new TreeSet<>(Set.of(report.language())), report.updatedAt());
  }

  private SitemapReport together(SitemapReport other) {
    Set<Language> all = new TreeSet<>(languages);
    all.addAll(other.languages);
    return new SitemapReport(
        slug, all, updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt);
  }

  String place() {
    return Places.report(slug);
  }
}
