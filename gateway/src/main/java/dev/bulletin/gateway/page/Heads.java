package dev.bulletin.gateway.page;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.gateway.board.Range;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages say about themselves, in one language. Immutable. */
final class Heads {
  private static final Set<Language> EVERY_LANGUAGE =
      Collections.unmodifiableSet(new TreeSet<>(List.of(Language.values())));
  private static final String REPORTS_ROOM = "reports";

  private final Language language;
  private final Words words;
  private final StructuredData structured;

  Heads(Language language, Words words, StructuredData structured) {
    this.language = language;
    this.words = words;
    this.structured = structured;
  }

  Head home(Optional<DashboardSummary> market, Optional<ReportPage> reports) {
    return new Head(
        Section.HOME,
        words.text("home.title"),
        words.text("site.description"),
        Places.HOME,
        QueryString.EMPTY,
        EVERY_LANGUAGE,
        Stream.concat(
                market.stream().map(summary -> DashboardContract.tag(summary.name())),
                reports.stream().map(page -> REPORTS_ROOM))
            .toList(),
        market.map(DashboardSummary::simulated).orElse(false),
        outdatedSince(Stream.concat(market.stream(), reports.stream())),
        new Head.Sharing("website", "", "", "", structured.home()));
  }

  Head dashboards(DashboardList list) {
    return new Head(
        Section.DASHBOARDS,
        words.text("dashboards.title"),
        words.text("dashboards.description"),
        Places.DASHBOARDS,
        QueryString.EMPTY,
        EVERY_LANGUAGE,
        /* rooms= */ List.of(),
        /* simulated= */ false,
        outdatedSince(Stream.of(list)),
        Head.Sharing.PLAIN);
  }

  Head dashboard(DashboardSummary summary, Range range) {
    return new Head(
        Section.DASHBOARDS,
        summary.title().in(language),
        summary.description().in(language),
        Places.dashboard(summary.name()),
        Places.ranged(range),
        EVERY_LANGUAGE,
        List.of(DashboardContract.tag(summary.name())),
        summary.simulated(),
        outdatedSince(Stream.of(summary)),
        Head.Sharing.PLAIN);
  }

  /** Of the only panel of a summary; it has no place of its own among the site's pages. */
  Head embed(DashboardSummary summary) {
    Panel panel = summary.panels().get(0);
    return new Head(
        Section.NONE,
        panel.title().in(language) + " · " + summary.title().in(language),
        summary.description().in(language),
        /* place= */ null,
        QueryString.EMPTY,
        EVERY_LANGUAGE,
        List.of(DashboardContract.tag(summary.name())),
        summary.simulated(),
        outdatedSince(hasFigures(panel) ? Stream.of(summary) : Stream.empty()),
        Head.Sharing.PLAIN);
  }

  /** Candles say their own age, and a text has none. */
  private static boolean hasFigures(Panel panel) {
    return panel.kind() != Panel.Kind.CANDLESTICK && panel.kind() != Panel.Kind.TEXT;
  }

  /** Only the whole list changes while it is looked at: who has filtered it looks back. */
  Head reports(ListReports question, ReportPage page) {
    QueryString narrowed = Places.narrowed("", question.filter(), question.after());
    boolean whole = narrowed.equals(QueryString.EMPTY);
    String tag = question.filter().tag();
    return new Head(
        Section.REPORTS,
        tag == null ? words.text("reports.title") : words.text("reports.tagged", "tag", tag),
        words.text("reports.description"),
        Places.REPORTS,
        narrowed,
        EVERY_LANGUAGE,
        whole ? List.of(REPORTS_ROOM) : List.of(),
        /* simulated= */ false,
        outdatedSince(Stream.of(page)),
        new Head.Sharing("website", "", "", "", structured.reports()));
  }

  Head search(SearchReports question, Optional<SearchPage> found) {
    String query = question.query();
    return new Head(
        Section.SEARCH,
        query.isEmpty()
            ? words.text("search.title")
            : words.text("search.titleFor", "query", query),
        words.text("search.description"),
        Places.SEARCH,
        Places.narrowed(query, question.filter(), question.after()),
        EVERY_LANGUAGE,
        /* rooms= */ List.of(),
        /* simulated= */ false,
        outdatedSince(found.stream()),
        Head.Sharing.PLAIN);
  }

  Head report(ReportAnswer answer) {
    ReportView report = answer.report();
    return new Head(
        Section.REPORTS,
        report.title(),
        report.summary().isBlank() ? words.text("site.description") : report.summary(),
        Places.report(report.slug()),
        QueryString.EMPTY,
        report.languages(),
        /* rooms= */ List.of(),
        /* simulated= */ false,
        outdatedSince(Stream.of(answer)),
        sharing(report));
  }

  private Head.Sharing sharing(ReportView report) {
    Instant published = report.publishedAt();
    return new Head.Sharing(
        "article",
        Places.picture(report.slug()),
        published == null ? "" : published.toString(),
        report.updatedAt().toString(),
        structured.report(report));
  }

  Head status() {
    return plain(Places.STATUS, words.text("status.title"), words.text("status.description"));
  }

  Head offline() {
    return plain(Places.OFFLINE, words.text("offline.title"), words.text("offline.what"));
  }

  private static Head plain(String place, String headline, String description) {
    return new Head(
        Section.NONE,
        headline,
        description,
        place,
        QueryString.EMPTY,
        EVERY_LANGUAGE,
        /* rooms= */ List.of(),
        /* simulated= */ false,
        /* outdatedSince= */ null,
        Head.Sharing.PLAIN);
  }

  Head api() {
    return new Head(
        Section.NONE,
        words.text("api.title"),
        words.text("api.description"),
        Places.API,
        QueryString.EMPTY,
        EVERY_LANGUAGE,
        /* rooms= */ List.of(),
        /* simulated= */ false,
        /* outdatedSince= */ null,
        Head.Sharing.PLAIN);
  }

  Head problem(ProblemView problem) {
    return new Head(
        Section.NONE,
        problem.title(),
        problem.what(),
        /* place= */ null,
        QueryString.EMPTY,
        EVERY_LANGUAGE,
        /* rooms= */ List.of(),
        /* simulated= */ false,
        /* outdatedSince= */ null,
        Head.Sharing.PLAIN);
  }

  /** The oldest time of what is outdated; null when all is as new as it should be. */
  private static @Nullable Instant outdatedSince(Stream<? extends Answer> answers) {
    return answers
        .filter(Heads::isOutdated)
        .map(Answer::provenance)
        .map(Provenance::asOf)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Figures say their own age: a page of them is outdated when none is as new as it should be. */
  private static boolean isOutdated(Answer answer) {
    boolean anyFresh =
        answer instanceof DashboardSummary summary
            && summary.tiles().stream().map(Tile::figure).anyMatch(Heads::isFresh);
    return answer.provenance().stale() && !anyFresh;
  }

  private static boolean isFresh(Figure figure) {
    return figure.value() != null && !figure.stale();
  }
}
