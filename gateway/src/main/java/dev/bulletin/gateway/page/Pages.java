package dev.bulletin.gateway.page;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.page.Parsing;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.page.Templates;
import dev.bulletin.common.words.Messages;
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
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.embed.Theme;
import dev.bulletin.gateway.reference.Reference;
import dev.bulletin.gateway.status.PartState;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Renders every page, as finished UTF-8 HTML. Thread-safe. */
public final class Pages {
  /** So many reports have a place on the home page. */
  public static final int HOME_REPORTS = FrontPage.SIZE;

  private final Templates templates;
  private final Map<Language, PageModels> modelsByLanguage;
  private final Clock clock;

  private Pages(Templates templates, Map<Language, PageModels> modelsByLanguage, Clock clock) {
    this.templates = templates;
    this.modelsByLanguage = modelsByLanguage;
    this.clock = clock;
  }

  /**
   * Compiles the templates of pages and of what else the gateway renders.
   *
   * @param cpu renders, many pages at once
   * @param maxBytes the memory for fragments of pages
   * @throws dev.bulletin.common.error.CannotStartException when one is missing or broken
   */
  public static Templates compile(WorkerExecutor cpu, TemplateFiles files, long maxBytes) {
    return compile(cpu, files, Parsing.ONCE, maxBytes);
  }

  /** The same, where the source of what is rendered may be parsed more often. */
  public static Templates compile(
      WorkerExecutor cpu, TemplateFiles files, Parsing parsing, long maxBytes) {
    return Templates.compile(cpu, files, Helpers::register, parsing, maxBytes);
  }

  public static Pages create(
      Templates templates, Messages messages, Assets assets, PageSettings settings, Clock clock) {
    Frames frames = new Frames(messages, settings, assets);
    Map<Language, PageModels> models = new TreeMap<>();
    for (Language language : Language.values()) {
      var tiles = new TileViews(language, messages.in(language.locale()));
      var markets = new MarketViews(language, tiles, clock);
      var snippets = new Snippets(language, settings);
      var boards = new BoardViews(language, messages.in(language.locale()), tiles, snippets);
      models.put(
          language, PageModels.of(language, messages, frames, settings.site(), markets, boards));
    }
    return new Pages(templates, models, clock);
  }

  /**
   * The newest reports beside the figures; what is absent is said to be away.
   *
   * @param reports the list's first {@link #HOME_REPORTS}
   */
  public Future<Buffer> home(
      Language language, Optional<DashboardSummary> market, Optional<ReportPage> reports) {
    return render(in(language).home(market, reports));
  }

  /** Its charts as far as their histories are there. */
  public Future<Buffer> dashboard(
      Language language, DashboardSummary summary, Histories histories) {
    return render(in(language).dashboard(summary, histories));
  }

  /** The panels of a dashboard that need not be kept anywhere, as a part of another page. */
  public Fragment preview(Language language, DashboardSummary summary, Histories histories) {
    return in(language).preview(summary, histories);
  }

  /**
   * A panel by itself, for a frame of another site.
   *
   * @param panel its dashboard with this panel alone
   */
  public Future<Buffer> embed(
      Language language, DashboardSummary panel, Theme theme, Histories histories) {
    return render(in(language).embed(panel, theme, histories));
  }

  public Future<Buffer> dashboards(Language language, DashboardList list) {
    return render(in(language).dashboards(list));
  }

  /** A list with the ways to narrow it; without tags when these are absent. */
  public Future<Buffer> reports(ListReports question, ReportPage page, Optional<TagCounts> tags) {
    return render(in(question.language()).reports(question, page, tags));
  }

  /** What was found, or the way to ask when nothing was asked. */
  public Future<Buffer> search(
      SearchReports question, Optional<SearchPage> found, Optional<TagCounts> tags) {
    return render(in(question.language()).search(question, found, tags));
  }

  /** A report, without its neighbours when these are absent. */
  public Future<Buffer> report(
      Language language, ReportAnswer answer, Optional<ReportSurroundings> around) {
    return render(in(language).report(answer, around));
  }

  /** What works at present, with the sources of all figures of these dashboards. */
  public Future<Buffer> status(
      Language language, List<PartState> parts, List<DashboardSummary> boards) {
    return render(in(language).status(parts, boards, clock.instant()));
  }

  /** What browsers show that cannot reach the site. */
  public Future<Buffer> offline(Language language) {
    return render(in(language).offline());
  }

  /** What programs may ask for. */
  public Future<Buffer> api(Language language, Reference reference) {
    return render(in(language).api(reference));
  }

  /**
   * Says what happened, what still works and what to do.
   *
   * @param detail in English, shown to the reader unless the failure is internal
   */
  public Future<Buffer> problem(Language language, ErrorCode code, String detail) {
    return render(in(language).problem(code, detail));
  }

  /** The same in the place of a panel in a frame. */
  public Future<Buffer> embedProblem(Language language, ErrorCode code, String detail) {
    return render(in(language).embedProblem(code, detail));
  }

  /** What was rendered from such data is rendered anew when it is asked for again. */
  public void drop(Set<String> tags) {
    templates.drop(tags);
  }

  private Future<Buffer> render(PageModel page) {
    return templates.compose(page.template(), page.content(), page.fragments());
  }

  private PageModels in(Language language) {
    PageModels models = modelsByLanguage.get(language);
    if (models == null) {
      throw new IllegalArgumentException("no pages in " + language);
    }
    return models;
  }
}
