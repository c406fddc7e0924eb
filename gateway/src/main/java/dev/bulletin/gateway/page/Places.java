package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.embed.Theme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where the pages are: a place is a path without its language. */
public final class Places {
  public static final String HOME = "";
  public static final String DASHBOARDS = "dashboards";
  public static final String REPORTS = "reports";

  /** Under it is what other sites may show. */
  public static final String EMBED = "embed";

  public static final String SEARCH = "search";
  public static final String FEED = "feed.xml";
  public static final String API = "api";

  public static final String STATUS = "status";

  /** What browsers show that cannot reach the site. */
  public static final String OFFLINE = "offline";

  /** The dashboard that the home page shows a part of. */
  static final String MARKET = "crypto";

  private Places() {}

  public static String dashboard(String name) {
    return DASHBOARDS + '/' + name;
  }

  /** What makes a dashboard's charts look back otherwise than they do by themselves. */
  static QueryString ranged(Range range) {
    return range == Range.DAY ? QueryString.EMPTY : QueryString.EMPTY.with("range", range.code());
  }

  /** What makes a dashboard or a panel look otherwise than it does by itself. */
  public static String shown(Range range, Theme theme) {
    return ranged(range).with("theme", theme == Theme.SYSTEM ? "" : theme.code()).text();
  }

  /** A panel of a dashboard by itself. */
  public static String panel(String dashboard, String panel) {
    return EMBED + '/' + dashboard(dashboard) + '/' + panel;
  }

  /** A name as a part of a path. */
  public static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public static String report(String slug) {
    return REPORTS + '/' + slug;
  }

  /** The report as PDF. */
  static String pdf(String slug) {
    return report(slug) + ".pdf";
  }

  /** A picture of the report, for those who show a link to it. */
  static String picture(String slug) {
    return report(slug) + ".png";
  }

  /** One of the report's charts, counted from 1. */
  public static String chart(String slug, int number) {
    return report(slug) + "/charts/" + number + ".svg";
  }

  /** The path of a place in a language. */
  public static String path(Language language, String place) {
    return '/' + language.code() + '/' + place;
  }

  /** What makes a list or a search show a part of what there is. */
  static QueryString narrowed(String words, ReportFilter filter, @Nullable String after) {
    return QueryString.EMPTY
        .with("q", words)
        .with("tag", filter.tag())
        .with("from", filter.from())
        .with("to", filter.to())
        .with("after", after);
  }
}
