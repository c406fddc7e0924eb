package dev.bulletin.gateway.page;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.embed.Snippet;
import dev.bulletin.gateway.embed.Theme;

/** What publishers copy to show a panel on another site, in one language. Immutable. */
final class Snippets {
  private final Language language;
  private final PageSettings settings;

  Snippets(Language language, PageSettings settings) {
    this.language = language;
    this.settings = settings;
  }

  /** Empty while no other site may show panels. */
  String of(DashboardSummary summary, Panel panel, Range range) {
    return settings.embeddable() ? snippet(summary, panel, range) : "";
  }

  private String snippet(DashboardSummary summary, Panel panel, Range range) {
    String place = Places.panel(summary.name(), panel.key()) + Places.shown(range, Theme.SYSTEM);
    String title = panel.title().in(language) + " · " + summary.title().in(language);
    return Snippet.of(settings.site().url(language, place), title, panel);
  }
}
