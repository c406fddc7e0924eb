package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What pages tell search engines in the words of schema.org, in one language. Immutable. */
final class StructuredData {
  /** More of a headline is not read. */
  private static final int MAX_HEADLINE = 110;

  private final Language language;
  private final Words words;
  private final Site site;

  StructuredData(Language language, Words words, Site site) {
    this.language = language;
    this.words = words;
    this.site = site;
  }

  /** The site with its search, for the home page. */
  List<Map<String, Object>> home() {
    Map<String, Object> search = typed("SearchAction");
    search.put(
        "target",
        Map.of(
            "@type",
            "EntryPoint",
            "urlTemplate",
            site.url(language, Places.SEARCH) + "?q={search_term_string}"));
    search.put("query-input", "required name=search_term_string");
    Map<String, Object> website = typed("WebSite");
    website.put("name", words.text("site.name"));
    website.put("url", site.url(language, Places.HOME));
    website.put("inLanguage", language.code());
    website.put("potentialAction", search);
    return List.of(website);
  }

  List<Map<String, Object>> reports() {
    return List.of(crumbs(List.of(crumb("nav.home", Places.HOME), reportsCrumb())));
  }

  List<Map<String, Object>> report(ReportView report) {
    String place = Places.report(report.slug());
    return List.of(
        article(report, place),
        crumbs(
            List.of(
                crumb("nav.home", Places.HOME),
                reportsCrumb(),
                new Crumb(report.title(), site.url(language, place)))));
  }

  private record Crumb(String name, String url) {}

  private Crumb crumb(String key, String place) {
    return new Crumb(words.text(key), site.url(language, place));
  }

  private Crumb reportsCrumb() {
    return crumb("nav.reports", Places.REPORTS);
  }

  private Map<String, Object> article(ReportView report, String place) {
    Instant published = report.publishedAt();
    Map<String, Object> article = typed("NewsArticle");
    article.put("headline", shortened(report.title()));
    article.put("description", report.summary());
    article.put("inLanguage", language.code());
    if (published != null) {
      article.put("datePublished", published.toString());
    }
    article.put("dateModified", report.updatedAt().toString());
    article.put("author", List.of(named("Person", report.author())));
    article.put("publisher", named("Organization", words.text("site.name")));
    article.put("mainEntityOfPage", site.url(language, place));
    article.put("image", List.of(site.url(language, Places.picture(report.slug()))));
    article.put("keywords", report.tags());
    return article;
  }

  private static String shortened(String title) {
    return title.length() <= MAX_HEADLINE ? title : title.substring(0, MAX_HEADLINE - 1) + '…';
  }

  private static Map<String, Object> crumbs(List<Crumb> crumbs) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Crumb crumb : crumbs) {
      Map<String, Object> item = named("ListItem", crumb.name());
      item.put("position", items.size() + 1);
      item.put("item", crumb.url());
      items.add(item);
    }
    Map<String, Object> list = typed("BreadcrumbList");
    list.put("itemListElement", items);
    return list;
  }

  private static Map<String, Object> named(String type, String name) {
    Map<String, Object> named = typed(type);
    named.put("name", name);
    return named;
  }

  private static Map<String, Object> typed(String type) {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("@type", type);
    return typed;
  }
}
