package dev.bulletin.gateway.page;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.page.Templates;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.gateway.asset.Assets;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders every page, as finished UTF-8 HTML. Thread-safe. */
public final class Pages {
  /** So many reports have a place on the home page. */
  public static final int HOME_REPORTS = FrontPage.SIZE;

  private static final List<String> TEMPLATES =
      List.of("home", "dashboard", "reports", "report", "problem");

  private final Templates templates;
  private final Map<Language, PageModels> modelsByLanguage;

  private Pages(Templates templates, Map<Language, PageModels> modelsByLanguage) {
    this.templates = templates;
    this.modelsByLanguage = modelsByLanguage;
  }

  /**
   * Compiles the templates and reads the words.
   *
   * @param cpu renders, many pages at once
   * @throws dev.bulletin.common.error.CannotStartException when a template or a text is missing or
   *     broken
   */
  public static Pages create(
      WorkerExecutor cpu, Assets assets, PageSettings settings, Clock clock) {
    Templates templates = Templates.compile(cpu, "templates", TEMPLATES, Helpers::register);
    Messages messages = Messages.load();
    Frames frames = new Frames(messages, settings, assets);
    Map<Language, PageModels> models = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      models.put(language, PageModels.of(language, messages, frames, settings, clock));
    }
    return new Pages(templates, models);
  }

  /**
   * The newest reports beside the figures; what is absent is said to be away.
   *
   * @param reports the list's first {@link #HOME_REPORTS}
   */
  public Future<Buffer> home(
      Language language, Optional<DashboardSummary> market, Optional<ReportPage> reports) {
    return templates.render("home", in(language).home(market, reports));
  }

  public Future<Buffer> dashboard(Language language, DashboardSummary summary) {
    return templates.render("dashboard", in(language).dashboard(summary));
  }

  public Future<Buffer> reports(Language language, ReportPage page) {
    return templates.render("reports", in(language).reports(page));
  }

  public Future<Buffer> report(Language language, ReportAnswer answer) {
    return templates.render("report", in(language).report(answer));
  }

  /**
   * Says what happened, what still works and what to do.
   *
   * @param detail in English, shown to the reader unless the failure is internal
   */
  public Future<Buffer> problem(Language language, ErrorCode code, String detail) {
    return templates.render("problem", in(language).problem(code, detail));
  }

  private PageModels in(Language language) {
    PageModels models = modelsByLanguage.get(language);
    if (models == null) {
      throw new IllegalArgumentException("no pages in " + language);
    }
    return models;
  }
}
