package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.gateway.feed.Feeds;
import dev.bulletin.gateway.feed.Sitemaps;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what programs read instead of pages, with whole addresses in it. Thread-safe. */
final class FeedMaker {
  private static final String ATOM = "application/atom+xml; charset=utf-8";
  private static final String XML = "application/xml; charset=utf-8";

  private final PageData data;
  private final Feeds feeds;
  private final Sitemaps sitemaps;
  private final Site site;
  private final Finisher finisher;
  private final Duration freshFor;

  FeedMaker(
      PageData data,
      Feeds feeds,
      Sitemaps sitemaps,
      Site site,
      Finisher finisher,
      Duration freshFor) {
    this.data = data;
    this.feeds = feeds;
    this.sitemaps = sitemaps;
    this.site = site;
    this.finisher = finisher;
    this.freshFor = freshFor;
  }

  Future<DraftPage> feed(PageAddress address) {
    requireSite();
    return data.list(new ListReports(address.language(), Feeds.SIZE, null))
        .compose(page -> feed(address, page));
  }

  private Future<DraftPage> feed(PageAddress address, ReportPage page) {
    List<Future<Optional<ReportAnswer>>> asked =
        page.reports().stream().map(report -> find(address.language(), report)).toList();
    return Future.all(asked)
        .map(all -> asked.stream().flatMap(one -> one.result().stream()).toList())
        .compose(reports -> feed(address, page, reports));
  }

  private Future<DraftPage> feed(PageAddress address, ReportPage page, List<ReportAnswer> reports) {
    Set<String> tags = new HashSet<>(address.tags());
    reports.forEach(report -> tags.addAll(report.provenance().tags()));
    var kind = new Finished.Kind(ATOM, address.language().code(), "no-cache");
    return feeds
        .atom(address.language(), reports, page.provenance().asOf())
        .map(body -> new DraftPage(finisher, kind, body, tags, freshFor));
  }

  /** A report that has gone since the list was made is left out. */
  private Future<Optional<ReportAnswer>> find(Language language, ReportSummary report) {
    return data.find(new FindReport(report.slug(), language, /* drafts= */ false))
        .map(Optional::of)
        .recover(FeedMaker::absent);
  }

  private static Future<Optional<ReportAnswer>> absent(Throwable failure) {
    boolean gone =
        failure instanceof ServiceException expected
            && (expected.code() == ErrorCode.NOT_FOUND || expected.code() == ErrorCode.GONE);
    return gone ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure);
  }

  Future<DraftPage> sitemap(PageAddress address) {
    requireSite();
    Future<Buffer> body =
        address.slug().isEmpty()
            ? sitemaps.whole()
            : sitemaps.part(Integer.parseInt(address.slug()));
    var kind = new Finished.Kind(XML, "", "no-cache");
    return body.map(xml -> new DraftPage(finisher, kind, xml, address.tags(), Sitemaps.HOLDS));
  }

  private void requireSite() {
    if (!site.isKnown()) {
      throw new ServiceException(
          ErrorCode.NOT_FOUND, "this installation has not been told its public address");
    }
  }
}
