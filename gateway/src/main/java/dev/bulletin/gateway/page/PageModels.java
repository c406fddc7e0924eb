package dev.bulletin.gateway.page;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the templates show of the services' answers, in one language. Immutable. */
final class PageModels {
  private final Language language;
  private final Words words;
  private final Heads heads;
  private final Frames frames;
  private final TileViews tiles;
  private final ReportViews reports;
  private final Clock clock;

  private PageModels(
      Language language,
      Words words,
      Frames frames,
      TileViews tiles,
      ReportViews reports,
      Clock clock) {
    this.language = language;
    this.words = words;
    this.heads = new Heads(words);
    this.frames = frames;
    this.tiles = tiles;
    this.reports = reports;
    this.clock = clock;
  }

  static PageModels of(
      Language language, Messages messages, Frames frames, PageSettings settings, Clock clock) {
    Words words = messages.in(language);
    var tiles = new TileViews(language.locale(), words, settings.freshness());
    return new PageModels(language, words, frames, tiles, new ReportViews(language, words), clock);
  }

  Map<String, Object> home(Optional<DashboardSummary> market, Optional<ReportPage> page) {
    Map<String, Object> content = new HashMap<>();
    market.ifPresent(summary -> content.put("market", view(summary)));
    page.ifPresent(list -> content.put("front", FrontPage.of(reports, list.reports())));
    return model(heads.home(market, page), content);
  }

  Map<String, Object> dashboard(DashboardSummary summary) {
    return model(heads.dashboard(summary), Map.of("market", view(summary)));
  }

  Map<String, Object> reports(ReportPage page) {
    String next = page.next();
    return model(
        heads.reports(page),
        Map.of(
            "reports", reports.items(page.reports(), ReportItem.BELOW_TITLE),
            "blank", ReportItem.blank(ReportItem.BELOW_TITLE),
            "next", next == null ? "" : Places.reportsAfter(language, next)));
  }

  Map<String, Object> report(ReportAnswer answer) {
    return model(heads.report(answer), Map.of("report", reports.article(answer.report())));
  }

  Map<String, Object> problem(ErrorCode code, String detail) {
    ProblemView problem = ProblemView.of(words, code, detail);
    return model(heads.problem(problem), Map.of("problem", problem));
  }

  private Map<String, Object> model(Head head, Map<String, Object> content) {
    Map<String, Object> model = new HashMap<>(content);
    model.put("page", frames.frame(language, head));
    model.put("t", words.tree());
    return model;
  }

  private MarketView view(DashboardSummary summary) {
    Instant now = clock.instant();
    return new MarketView(
        Places.path(language, Places.dashboard(summary.name())),
        summary.tiles().stream().map(tile -> tiles.view(tile, now)).toList());
  }
}
