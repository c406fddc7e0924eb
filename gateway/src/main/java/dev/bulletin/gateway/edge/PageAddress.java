package dev.bulletin.gateway.edge;

import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.embed.Embedded;
import dev.bulletin.gateway.embed.Theme;
import dev.bulletin.gateway.page.Places;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which page a path names. There is one path for each page, so that the pages kept are bounded by
 * what exists.
 *
 * @param language of the page; means nothing for a sitemap
 * @param slug of the report or the dashboard, or the number of a part of the sitemap; empty for the
 *     other kinds
 * @param range how far back the charts of a dashboard or a panel go; means nothing for the other
 *     kinds
 * @param embedded what of the dashboard is shown elsewhere; means nothing for the other kinds
 */
record PageAddress(Kind kind, Language language, String slug, Range range, Embedded embedded) {
  /** The dashboard that the home page shows a part of. */
  static final String MARKET = "crypto";

  private static final Embedded NOTHING = new Embedded("", Theme.SYSTEM);
  private static final Pattern SITEMAP = Pattern.compile("/sitemap(?:-([1-9][0-9]{0,3}))?\\.xml");

  enum Kind {
    HOME,
    DASHBOARDS,
    DASHBOARD,
    EMBED,
    REPORTS,
    SEARCH,
    REPORT,
    STATUS,
    OFFLINE,
    FEED,
    API,
    SITEMAP
  }

  PageAddress(Kind kind, Language language, String slug) {
    this(kind, language, slug, Range.DAY, NOTHING);
  }

  static Optional<PageAddress> of(String path) {
    String[] parts = path.split("/", 7);
    if (parts.length == 2) {
      return sitemap(path);
    }
    if (parts.length < 3 || !parts[0].isEmpty()) {
      return Optional.empty();
    }
    return Language.of(parts[1]).flatMap(language -> of(language, parts));
  }

  private static Optional<PageAddress> sitemap(String path) {
    Matcher sitemap = SITEMAP.matcher(path);
    return sitemap.matches()
        ? Optional.of(
            new PageAddress(
                Kind.SITEMAP, Language.EN, sitemap.group(1) == null ? "" : sitemap.group(1)))
        : Optional.empty();
  }

  private static Optional<PageAddress> of(Language language, String[] parts) {
    if (parts.length == 3) {
      return top(parts[2]).map(kind -> new PageAddress(kind, language, ""));
    }
    if (parts.length == 4 && parts[2].equals("reports") && Slug.fits(parts[3])) {
      return Optional.of(new PageAddress(Kind.REPORT, language, parts[3]));
    }
    if (parts.length == 4 && parts[2].equals("dashboards") && Slug.fits(parts[3])) {
      return Optional.of(new PageAddress(Kind.DASHBOARD, language, parts[3]));
    }
    return parts.length == 6 && parts[2].equals(Places.EMBED) && parts[3].equals("dashboards")
        ? panel(language, parts[4], parts[5])
        : Optional.empty();
  }

  private static Optional<PageAddress> panel(Language language, String slug, String panel) {
    return Slug.fits(slug) && Embedded.fits(panel)
        ? Optional.of(
            new PageAddress(
                Kind.EMBED, language, slug, Range.DAY, new Embedded(panel, Theme.SYSTEM)))
        : Optional.empty();
  }

  private static Optional<Kind> top(String name) {
    return switch (name) {
      case "" -> Optional.of(Kind.HOME);
      case "dashboards" -> Optional.of(Kind.DASHBOARDS);
      case "reports" -> Optional.of(Kind.REPORTS);
      case "search" -> Optional.of(Kind.SEARCH);
      case Places.STATUS -> Optional.of(Kind.STATUS);
      case Places.OFFLINE -> Optional.of(Kind.OFFLINE);
      case "feed.xml" -> Optional.of(Kind.FEED);
      case "api" -> Optional.of(Kind.API);
      default -> Optional.empty();
    };
  }

  /** With its range and its theme where these are others than usual. */
  String path() {
    String root = "/" + language.code() + "/";
    return switch (kind) {
      case HOME -> root;
      case DASHBOARDS -> root + "dashboards";
      case DASHBOARD -> root + "dashboards/" + slug + query();
      case EMBED -> root + Places.panel(slug, embedded.panel()) + query();
      case REPORTS -> root + "reports";
      case SEARCH -> root + "search";
      case REPORT -> root + "reports/" + slug;
      case STATUS -> root + Places.STATUS;
      case OFFLINE -> root + Places.OFFLINE;
      case FEED -> root + "feed.xml";
      case API -> root + "api";
      case SITEMAP -> slug.isEmpty() ? "/sitemap.xml" : "/sitemap-" + slug + ".xml";
    };
  }

  private String query() {
    return Places.shown(range, embedded.theme());
  }

  PageAddress in(Language other) {
    return new PageAddress(kind, other, slug, range, embedded);
  }

  PageAddress over(Range other) {
    return new PageAddress(kind, language, slug, other, embedded);
  }

  PageAddress in(Theme other) {
    return new PageAddress(kind, language, slug, range, new Embedded(embedded.panel(), other));
  }

  /** What the page is certain to depend on, known before its data is. */
  Set<String> tags() {
    return switch (kind) {
      case HOME -> Set.of(ReportContract.LIST_TAG, DashboardContract.tag(MARKET));
      case DASHBOARDS -> Set.of(DashboardContract.LIST_TAG);
      case DASHBOARD, EMBED -> Set.of(DashboardContract.tag(slug));
      case REPORTS, FEED -> Set.of(ReportContract.LIST_TAG);
      case SEARCH -> Set.of(ReportContract.LIST_TAG, ReportContract.TEXTS_TAG);
      case REPORT -> Set.of(ReportContract.tag(slug));
      case STATUS, OFFLINE, API, SITEMAP -> Set.of();
    };
  }
}
