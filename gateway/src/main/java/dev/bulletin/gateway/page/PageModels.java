package dev.bulletin.gateway.page;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.embed.Theme;
import dev.bulletin.gateway.reference.Reference;
import dev.bulletin.gateway.status.PartState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates show of the services' answers, in one language. Immutable. */
final class PageModels {
  private static final String CHART = "class=\"chart ";

  private final Language language;
  private final Words words;
  private final Heads heads;
  private final Frames frames;
  private final Filters filters;
  private final ReportViews reports;
  private final BoardViews boards;
  private final PageFragments fragments;

  private PageModels(
      Language language,
      Words words,
      Heads heads,
      Frames frames,
      ReportViews reports,
      BoardViews boards,
      PageFragments fragments) {
    this.language = language;
    this.words = words;
    this.heads = heads;
    this.frames = frames;
    this.filters = new Filters(language);
    this.reports = reports;
    this.boards = boards;
    this.fragments = fragments;
  }

  static PageModels of(
      Language language,
      Messages messages,
      Frames frames,
      Site site,
      MarketViews markets,
      BoardViews boards) {
    Words words = messages.in(language.locale());
    var reports = new ReportViews(language, words);
    return new PageModels(
        language,
        words,
        new Heads(language, words, new StructuredData(language, words, site)),
        frames,
        reports,
        boards,
        new PageFragments(language, words, markets, boards, reports));
  }

  PageModel home(Optional<DashboardSummary> market, Optional<ReportPage> page) {
    Map<String, Fragment> parts = new HashMap<>();
    market.ifPresent(summary -> parts.put("market", fragments.market(summary)));
    page.ifPresent(list -> parts.put("front", fragments.front(list)));
    Map<String, Object> content =
        Map.of("hasMarket", market.isPresent(), "hasFront", page.isPresent());
    return page("home", heads.home(market, page), content, parts);
  }

  PageModel dashboard(DashboardSummary summary, Histories histories) {
    return page(
        "dashboard",
        frames.frame(language, heads.dashboard(summary, histories.range()), /* charted= */ true),
        Map.of("dashboard", summary.name(), "ranges", boards.ranges(summary, histories.range())),
        Map.of("board", fragments.board(summary, histories)));
  }

  Fragment preview(DashboardSummary summary, Histories histories) {
    return fragments.preview(summary, histories);
  }

  PageModel embed(DashboardSummary panel, Theme theme, Histories histories) {
    Map<String, Object> content = new HashMap<>();
    content.put("dashboard", panel.title().in(language));
    content.put("path", boards.path(panel, histories.range()));
    content.put("theme", theme == Theme.SYSTEM ? "" : theme.code());
    content.put("schemes", theme.schemes());
    content.put("page", frames.frame(language, heads.embed(panel), BoardViews.isCharted(panel)));
    content.put("t", words.tree());
    return new PageModel("embed", content, Map.of("panel", fragments.panel(panel, histories)));
  }

  PageModel dashboards(DashboardList list) {
    return page(
        "dashboards",
        heads.dashboards(list),
        Map.of("dashboards", list.dashboards().stream().map(this::item).toList()),
        Map.of());
  }

  private DashboardItem item(DashboardList.Entry entry) {
    return new DashboardItem(
        Places.path(language, Places.dashboard(entry.name())),
        entry.title().in(language),
        entry.description().in(language));
  }

  PageModel reports(ListReports question, ReportPage page, Optional<TagCounts> counts) {
    Map<String, Fragment> parts = new HashMap<>();
    parts.put("list", fragments.list(question, page));
    counts.ifPresent(tags -> parts.put("tags", fragments.tags(question, tags)));
    return page(
        "reports",
        heads.reports(question, page),
        Map.of(
            "filter",
            filters.view(Places.REPORTS, "", question.filter(), question.after()),
            "next",
            filters.next(Places.REPORTS, "", question.filter(), page.next()),
            "hasTags",
            counts.filter(tags -> !tags.tags().isEmpty()).isPresent(),
            "tagsAway",
            counts.isEmpty()),
        parts);
  }

  /** Nothing of it is kept: hardly anybody asks the same. */
  PageModel search(SearchReports question, Optional<SearchPage> found, Optional<TagCounts> counts) {
    String query = question.query();
    Map<String, Object> content = new HashMap<>();
    content.put("filter", filters.view(Places.SEARCH, query, question.filter(), question.after()));
    counts.ifPresent(
        tags -> content.put("tags", filters.tags(Places.SEARCH, query, question.filter(), tags)));
    found.ifPresent(
        page -> {
          content.put("hits", reports.hits(page));
          content.put("found", question.after() == null ? reports.found(page) : "");
          content.put("next", filters.next(Places.SEARCH, query, question.filter(), page.next()));
        });
    content.put("asked", found.isPresent());
    content.put("tagsAway", counts.isEmpty());
    return page("search", heads.search(question, found), content, Map.of());
  }

  PageModel report(ReportAnswer answer, Optional<ReportSurroundings> around) {
    Map<String, Fragment> parts = new HashMap<>();
    parts.put("article", fragments.article(answer));
    around.ifPresent(surroundings -> parts.put("around", fragments.around(answer, surroundings)));
    boolean charted = answer.report().html().contains(CHART);
    return page(
        "report",
        frames.frame(language, heads.report(answer), charted),
        Map.of("hasAround", around.isPresent(), "title", answer.report().title()),
        parts);
  }

  PageModel status(List<PartState> parts, List<DashboardSummary> boards, Instant now) {
    StatusView status = new StatusViews(language, words).of(parts, boards, now);
    return page("status-page", heads.status(), Map.of("status", status), Map.of());
  }

  PageModel offline() {
    return page("offline", heads.offline(), Map.of(), Map.of());
  }

  PageModel api(Reference reference) {
    List<ProblemKindView> problems =
        reference.problems().stream().map(kind -> ProblemKindView.of(words, kind)).toList();
    return page("api", heads.api(), Map.of("reference", reference, "problems", problems), Map.of());
  }

  PageModel problem(ErrorCode code, String detail) {
    ProblemView problem = ProblemView.of(words, code, detail);
    return page("problem", heads.problem(problem), Map.of("problem", problem), Map.of());
  }

  /** That a dashboard or a panel is gone is said in words of its own. */
  PageModel embedProblem(ErrorCode code, String detail) {
    ProblemView problem = ProblemView.ofPanel(words, code, detail);
    return page("embed-problem", heads.problem(problem), Map.of("problem", problem), Map.of());
  }

  private PageModel page(
      String template, Head head, Map<String, Object> content, Map<String, Fragment> parts) {
    return page(template, frames.frame(language, head, /* charted= */ false), content, parts);
  }

  private PageModel page(
      String template, Frame frame, Map<String, Object> content, Map<String, Fragment> parts) {
    Map<String, Object> model = new HashMap<>(content);
    model.put("page", frame);
    model.put("t", words.tree());
    Map<String, Fragment> all = new HashMap<>(parts);
    all.putAll(fragments.frame(frame));
    return new PageModel(template, model, all);
  }
}
