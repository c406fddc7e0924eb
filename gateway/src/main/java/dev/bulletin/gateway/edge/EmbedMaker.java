package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.gateway.embed.Embedded;
import dev.bulletin.gateway.page.Pages;
import io.vertx.core.Future;
import java.util.List;

/** Makes the pages of panels that stand in frames of other sites. Thread-safe. */
final class EmbedMaker {
  private final PageData data;
  private final HistoryReader histories;
  private final Pages pages;
  private final HtmlFinisher finisher;

  /**
   * Makes them.
   *
   * @param finisher says who may frame them
   */
  EmbedMaker(PageData data, HistoryReader histories, Pages pages, HtmlFinisher finisher) {
    this.data = data;
    this.histories = histories;
    this.pages = pages;
    this.finisher = finisher;
  }

  Future<DraftPage> make(PageAddress address) {
    return data.summary(new SummarizeDashboard(address.slug()))
        .map(summary -> panelOf(summary, address.embedded()))
        .compose(panel -> make(address, panel));
  }

  private static DashboardSummary panelOf(DashboardSummary summary, Embedded embedded) {
    return embedded
        .in(summary)
        .orElseThrow(() -> ServiceException.notFound("panel", embedded.panel()));
  }

  /** Its figures are worth showing without their past. */
  private Future<DraftPage> make(PageAddress address, DashboardSummary panel) {
    return histories.read(panel, address.range()).compose(read -> make(address, panel, read));
  }

  private Future<DraftPage> make(
      PageAddress address, DashboardSummary panel, HistoryReader.Read read) {
    var html = pages.embed(address.language(), panel, address.embedded().theme(), read.histories());
    return read.complete()
        ? finisher.finish(address, html, List.of(panel))
        : finisher.finish(address, html, List.of(panel), HtmlFinisher.LACKING_HOLDS);
  }
}
