package dev.bulletin.gateway.feed;

import dev.bulletin.common.page.Templates;
import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The newest reports of a language, with their whole text, as Atom. Thread-safe. */
public final class Feeds {
  /** So many reports are in a feed. */
  public static final int SIZE = 20;

  private final Templates templates;
  private final WorkerExecutor cpu;
  private final Messages messages;
  private final Site site;

  public Feeds(Templates templates, WorkerExecutor cpu, Messages messages, Site site) {
    this.templates = templates;
    this.cpu = cpu;
    this.messages = messages;
    this.site = site;
  }

  /**
   * Renders a feed.
   *
   * @param reports the newest first
   * @param asOf the feed's time if it has no report
   */
  public Future<Buffer> atom(Language language, List<ReportAnswer> reports, Instant asOf) {
    return cpu.executeBlocking(() -> model(language, reports, asOf), /* ordered= */ false)
        .compose(model -> templates.render("feed", model));
  }

  private Map<String, Object> model(Language language, List<ReportAnswer> reports, Instant asOf) {
    Words words = messages.in(language.locale());
    List<ReportView> views = reports.stream().map(ReportAnswer::report).toList();
    return Map.of(
        "lang", language.code(),
        "id", FeedId.ofFeed(site, language),
        "title", words.text("feed.title"),
        "subtitle", words.text("feed.subtitle"),
        "updated", updated(views, asOf).toString(),
        "self", site.url(language, Places.FEED),
        "page", site.url(language, Places.REPORTS),
        "entries", views.stream().map(view -> FeedEntry.of(view, site)).toList());
  }

  private static Instant updated(List<ReportView> reports, Instant otherwise) {
    return reports.stream().map(ReportView::updatedAt).max(Instant::compareTo).orElse(otherwise);
  }
}
