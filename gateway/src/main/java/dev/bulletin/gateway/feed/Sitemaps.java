package dev.bulletin.gateway.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.page.Templates;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All pages that search engines may show, each with its other language. What is published is read
 * through once in a while, not for every part and not at every change. Thread-safe.
 */
public final class Sitemaps {
  /** After that the reports are read through again. */
  public static final Duration HOLDS = Duration.ofMinutes(15);

  /** A file may name 50,000 addresses; with fewer it stays small with their other languages. */
  private static final int PART = 10_000;

  private static final String ALL = "all";
  private static final Set<Language> EVERY_LANGUAGE =
      Collections.unmodifiableSet(new TreeSet<>(List.of(Language.values())));

  private final Templates templates;
  private final Site site;
  private final Function<ListReports, Future<ReportPage>> reports;
  private final Supplier<Future<DashboardList>> dashboards;
  private final int partSize;
  private final Cache<String, Future<List<Page>>> pages;

  public Sitemaps(
      Templates templates,
      Site site,
      Function<ListReports, Future<ReportPage>> reports,
      Supplier<Future<DashboardList>> dashboards,
      Ticker ticker) {
    this(templates, site, reports, dashboards, ticker, PART);
  }

  Sitemaps(
      Templates templates,
      Site site,
      Function<ListReports, Future<ReportPage>> reports,
      Supplier<Future<DashboardList>> dashboards,
      Ticker ticker,
      int partSize) {
    this.templates = templates;
    this.site = site;
    this.reports = reports;
    this.dashboards = dashboards;
    this.partSize = partSize;
    this.pages = Caffeine.newBuilder().expireAfterWrite(HOLDS).ticker(ticker).build();
  }

  /**
   * A page in one language, with all languages it is in.
   *
   * @param changed empty where that is not known
   */
  private record Page(Language language, String place, Set<Language> languages, String changed) {}

  /**
   * A page as the template shows it.
   *
   * @param changed empty where that is not known
   */
  record View(String url, String changed, List<Alternate> alternates) {}

  /** The page in a language, as the template shows it. */
  record Alternate(String lang, String url) {}

  /** The whole, or, when that is too much for one file, where its parts are. */
  public Future<Buffer> whole() {
    return pages().compose(all -> all.size() <= partSize ? urls(all) : index(parts(all.size())));
  }

  /** A part, counted from 1. */
  public Future<Buffer> part(int number) {
    return pages().compose(all -> part(all, number));
  }

  private Future<Buffer> part(List<Page> all, int number) {
    int parts = parts(all.size());
    if (number < 1 || number > parts || parts == 1) {
      return Future.failedFuture(
          ServiceException.notFound("part of the sitemap", Integer.toString(number)));
    }
    int start = (number - 1) * partSize;
    return urls(all.subList(start, Math.min(start + partSize, all.size())));
  }

  private int parts(int size) {
    return (size + partSize - 1) / partSize;
  }

  private Future<Buffer> index(int parts) {
    List<String> urls =
        IntStream.rangeClosed(1, parts)
            .mapToObj(number -> site.url("/sitemap-" + number + ".xml"))
            .toList();
    return templates.render("sitemap-index", Map.of("parts", urls));
  }

  private Future<Buffer> urls(List<Page> some) {
    return templates.render("sitemap", Map.of("pages", some.stream().map(this::view).toList()));
  }

  private View view(Page page) {
    List<Alternate> alternates =
        page.languages().stream()
            .map(language -> new Alternate(language.code(), site.url(language, page.place())))
            .toList();
    return new View(
        site.url(page.language(), page.place()),
        page.changed(),
        alternates.size() < 2 ? List.of() : alternates);
  }

  private Future<List<Page>> pages() {
    Future<List<Page>> all = pages.get(ALL, missing -> read());
    return all.onFailure(failure -> pages.invalidate(ALL));
  }

  private Future<List<Page>> read() {
    Map<Language, Future<List<ReportSummary>>> asked = new TreeMap<>();
    EVERY_LANGUAGE.forEach(language -> asked.put(language, SitemapWalk.through(reports, language)));
    Future<List<String>> boards = dashboards.get().map(Sitemaps::places).otherwise(List.of());
    return Future.all(Stream.concat(Stream.of(boards), asked.values().stream()).toList())
        .map(all -> all(boards.result(), read(asked)));
  }

  private static Map<Language, List<ReportSummary>> read(
      Map<Language, Future<List<ReportSummary>>> asked) {
    Map<Language, List<ReportSummary>> read = new TreeMap<>();
    asked.forEach((language, reports) -> read.put(language, reports.result()));
    return read;
  }

  /** While they cannot be had, reports are mapped without them. */
  private static List<String> places(DashboardList list) {
    return list.dashboards().stream().map(entry -> Places.dashboard(entry.name())).toList();
  }

  private static List<Page> all(
      List<String> boards, Map<Language, List<ReportSummary>> reportsByLanguage) {
    Stream<Page> fixed =
        Stream.concat(Stream.of(Places.HOME, Places.REPORTS, Places.DASHBOARDS), boards.stream())
            .flatMap(place -> in(EVERY_LANGUAGE, place, ""));
    Stream<Page> reports =
        SitemapReport.merged(reportsByLanguage).stream()
            .flatMap(
                report -> in(report.languages(), report.place(), report.updatedAt().toString()));
    return Stream.concat(fixed, reports).toList();
  }

  private static Stream<Page> in(Set<Language> languages, String place, String changed) {
    return languages.stream().map(language -> new Page(language, place, languages, changed));
  }
}
