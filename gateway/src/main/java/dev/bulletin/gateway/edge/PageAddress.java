package dev.bulletin.gateway.edge;

import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import java.util.Optional;
import java.util.Set;

/**
 * Which page a path names. There is one path for each page, so that the pages kept are bounded by
 * what exists.
 *
 * @param slug of the report; empty for the other kinds
 */
record PageAddress(Kind kind, Language language, String slug) {
  /** The dashboard that has a page. */
  static final String DASHBOARD = "crypto";

  enum Kind {
    HOME,
    DASHBOARD,
    REPORTS,
    REPORT
  }

  static Optional<PageAddress> of(String path) {
    String[] parts = path.split("/", 5);
    if (parts.length < 3 || !parts[0].isEmpty()) {
      return Optional.empty();
    }
    return Language.of(parts[1]).flatMap(language -> of(language, parts));
  }

  private static Optional<PageAddress> of(Language language, String[] parts) {
    if (parts.length == 3 && parts[2].isEmpty()) {
      return Optional.of(new PageAddress(Kind.HOME, language, ""));
    }
    if (parts.length == 3 && parts[2].equals("reports")) {
      return Optional.of(new PageAddress(Kind.REPORTS, language, ""));
    }
    if (parts.length == 4 && parts[2].equals("reports") && Slug.fits(parts[3])) {
      return Optional.of(new PageAddress(Kind.REPORT, language, parts[3]));
    }
    if (parts.length == 4 && parts[2].equals("dashboards") && parts[3].equals(DASHBOARD)) {
      return Optional.of(new PageAddress(Kind.DASHBOARD, language, ""));
    }
    return Optional.empty();
  }

  String path() {
    String root = "/" + language.code() + "/";
    return switch (kind) {
      case HOME -> root;
      case DASHBOARD -> root + "dashboards/" + DASHBOARD;
      case REPORTS -> root + "reports";
      case REPORT -> root + "reports/" + slug;
    };
  }

  PageAddress in(Language other) {
    return new PageAddress(kind, other, slug);
  }

  /** What the page is certain to depend on, known before its data is. */
  Set<String> tags() {
    return switch (kind) {
      case HOME -> Set.of(ReportContract.LIST_TAG, DashboardContract.tag(DASHBOARD));
      case DASHBOARD -> Set.of(DashboardContract.tag(DASHBOARD));
      case REPORTS -> Set.of(ReportContract.LIST_TAG);
      case REPORT -> Set.of(ReportContract.tag(slug));
    };
  }
}
