package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the pages are: a place is a path without its language. */
final class Places {
  static final String HOME = "";
  static final String REPORTS = "reports";

  /** The dashboard that the menu and the home page lead to. */
  static final String MARKET = "crypto";

  private Places() {}

  static String dashboard(String name) {
    return "dashboards/" + name;
  }

  static String report(String slug) {
    return REPORTS + '/' + slug;
  }

  /** The path of a place in a language. */
  static String path(Language language, String place) {
    return '/' + language.code() + '/' + place;
  }

  /** The path of the reports that follow. */
  static String reportsAfter(Language language, String next) {
    return path(language, REPORTS) + "?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }
}
