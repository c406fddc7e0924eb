package dev.bulletin.gateway.page;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.gateway.board.Histories;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parts of pages that change each for itself, in one language: when figures move, no report is
 * rendered again. Immutable.
 */
final class PageFragments {
  private final Language language;
  private final Words words;
  private final MarketViews markets;
  private final BoardViews boards;
  private final ReportViews reports;
  private final Filters filters;

  PageFragments(
      Language language, Words words, MarketViews markets, BoardViews boards, ReportViews reports) {
    this.language = language;
    this.words = words;
    this.markets = markets;
    this.boards = boards;
    this.reports = reports;
    this.filters = new Filters(language);
  }

  /** The figures in a strip. */
  Fragment market(DashboardSummary summary) {
    return fragment(
        "home-market",
        summary.name() + "/" + markets.moment(summary),
        summary,
        () -> Map.of("market", markets.view(summary)));
  }

  /** The panels of a dashboard's own page. */
  Fragment board(DashboardSummary summary, Histories histories) {
    return fragment(
        "dashboard-board",
        summary.name() + "/" + markets.moment(summary) + "/" + histories.version(),
        summary,
        () -> Map.of("board", boards.view(summary, histories)));
  }

  /** The same, where nothing is at the dashboard's address yet, or something else. */
  Fragment preview(DashboardSummary summary, Histories histories) {
    return fragment(
        "dashboard-board",
        "preview " + summary.name() + "/" + markets.moment(summary) + "/" + histories.version(),
        summary,
        () -> Map.of("board", boards.view(summary, histories).withoutAddress()));
  }

  /** The only panel of a summary, by itself. */
  Fragment panel(DashboardSummary summary, Histories histories) {
    String panel = summary.panels().get(0).key();
    return fragment(
        "embed-panel",
        panel + " of " + summary.name() + "/" + markets.moment(summary) + "/" + histories.version(),
        summary,
        () -> Map.of("embedded", true, "board", boards.view(summary, histories).withoutAddress()));
  }

  Fragment front(ReportPage page) {
    return fragment(
        "home-front",
        "newest",
        page,
        () ->
            Map.of(
                "front",
                FrontPage.of(reports, page.reports()),
                "all",
                Places.path(language, Places.REPORTS)));
  }

  Fragment list(ListReports question, ReportPage page) {
    return fragment(
        "reports-list",
        question.toString(),
        page,
        () ->
            Map.of(
                "reports", reports.items(page.reports(), ReportItem.BELOW_TITLE),
                "blank", ReportItem.blank(ReportItem.BELOW_TITLE),
                "complete", page.next() == null,
                "filtered", !Places.narrowed("", question.filter(), null).text().isEmpty()));
  }

  Fragment tags(ListReports question, TagCounts counts) {
    return fragment(
        "tag-links",
        question.filter().toString(),
        counts,
        () -> Map.of("tags", filters.tags(Places.REPORTS, "", question.filter(), counts)));
  }

  Fragment article(ReportAnswer answer) {
    return fragment(
        "report-article",
        answer.report().slug(),
        answer,
        () -> Map.of("report", reports.article(answer.report())));
  }

  Fragment around(ReportAnswer answer, ReportSurroundings around) {
    return fragment(
        "report-around",
        answer.report().slug(),
        around,
        () -> Map.of("around", reports.surroundings(around)));
  }

  /** What of a page's frame is the same on many pages. */
  Map<String, Fragment> frame(Frame frame) {
    return Map.of(
        "frameLinks",
        fragment("frame-links", "", frame),
        "frameWords",
        fragment("frame-words", "", frame),
        "frameMasthead",
        fragment("frame-masthead", frame.simulated() + " " + frame.here(), frame),
        "frameFoot",
        fragment("frame-foot", "", frame));
  }

  /**
   * A part of it.
   *
   * @param differing what it shows that is not the same on all pages of the language
   */
  private Fragment fragment(String template, String differing, Frame frame) {
    return new Fragment(
        template,
        language.code() + " " + differing,
        Set.of(),
        () -> withWords(Map.of("page", frame)));
  }

  /** What was asked and what was answered, together, are the model's version. */
  private Fragment fragment(
      String template, String question, Answer answer, Supplier<Map<String, Object>> model) {
    Provenance provenance = answer.provenance();
    return new Fragment(
        template,
        language.code() + " " + question + " " + provenance.version(),
        provenance.tags(),
        () -> withWords(model.get()));
  }

  private Map<String, Object> withWords(Map<String, Object> model) {
    Map<String, Object> whole = new HashMap<>(model);
    whole.put("t", words.tree());
    return whole;
  }
}
