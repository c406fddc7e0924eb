package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes reports readable in one language. Immutable. */
final class ReportViews {
  /** A change so soon after publication is no revision to tell readers of. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** A list of contents for fewer headings is longer than a look. */
  private static final int MIN_HEADINGS = 2;

  private static final int DEEPEST = 3;

  /** Stands in a text for an element of the page. */
  private static final String ELEMENT = "\uFFFC";

  private final Language language;
  private final Words words;
  private final Times times;
  private final Filters filters;

  ReportViews(Language language, Words words) {
    this.language = language;
    this.words = words;
    this.times = new Times(language.locale(), words);
    this.filters = new Filters(language);
  }

  List<ReportItem> items(List<ReportSummary> reports, int level) {
    return reports.stream().map(report -> item(report, level)).toList();
  }

  private ReportItem item(ReportSummary report, int level) {
    return new ReportItem(
        level,
        report.slug(),
        Places.path(language, Places.report(report.slug())),
        report.title(),
        report.summary(),
        String.join(", ", report.tags()),
        words.text("script.reading", "n", report.readingMinutes()),
        Times.attribute(report.publishedAt()),
        times.date(report.publishedAt()));
  }

  ArticleView article(ReportView report) {
    Instant published = report.publishedAt();
    boolean revised = isRevised(published, report.updatedAt());
    String[] around = words.text("report.revised", "time", ELEMENT).split(ELEMENT, 2);
    return new ArticleView(
        report.language().code(),
        report.title(),
        report.summary(),
        filters.links(report.tags()),
        words.text("report.by", "author", report.author()),
        words.text("script.reading", "n", report.readingMinutes()),
        report.status() != ReportStatus.PUBLISHED,
        published == null ? "" : Times.attribute(published),
        published == null ? "" : times.moment(published),
        revised ? Times.attribute(report.updatedAt()) : "",
        around[0],
        times.moment(report.updatedAt()),
        around[1],
        Places.path(language, Places.pdf(report.slug())),
        contents(report),
        elsewhere(report),
        new SafeHtml(report.html()));
  }

  private static List<Heading> contents(ReportView report) {
    List<Heading> headings =
        report.contents().stream().filter(heading -> heading.level() <= DEEPEST).toList();
    return headings.size() < MIN_HEADINGS ? List.of() : headings;
  }

  private List<LanguageLink> elsewhere(ReportView report) {
    return Arrays.stream(Language.values())
        .filter(other -> !other.equals(language) && report.languages().contains(other))
        .map(other -> link(other, report.slug()))
        .toList();
  }

  private static LanguageLink link(Language other, String slug) {
    return new LanguageLink(
        other.code(),
        Places.path(other, Places.report(slug)),
        other.locale().getDisplayLanguage(other.locale()),
        /* current= */ false,
        /* hint= */ "");
  }

  SurroundingsView surroundings(ReportSurroundings around) {
    return new SurroundingsView(
        items(listed(around.previous()), ReportItem.BELOW_SECTION),
        items(listed(around.next()), ReportItem.BELOW_SECTION),
        items(around.related(), ReportItem.BELOW_SECTION));
  }

  private static List<ReportSummary> listed(@Nullable ReportSummary report) {
    return report == null ? List.of() : List.of(report);
  }

  /** How many there are, as far as the first page tells; empty for none. */
  String found(SearchPage first) {
    int hits = first.hits().size();
    String key = first.next() == null ? "search.found" : "search.some";
    return hits == 0 ? "" : words.text(key, "n", hits);
  }

  List<HitView> hits(SearchPage found) {
    return found.hits().stream().map(this::hit).toList();
  }

  private HitView hit(SearchHit hit) {
    return new HitView(item(hit.report(), ReportItem.BELOW_TITLE), hit.title(), hit.snippet());
  }

  private static boolean isRevised(@Nullable Instant published, Instant updated) {
    return published != null && updated.isAfter(published.plus(AT_ONCE));
  }
}
