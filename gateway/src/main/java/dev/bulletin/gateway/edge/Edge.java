package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.page.Templates;
import dev.bulletin.common.web.Routes;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.DashboardChanged;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.embed.FramingSites;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.feed.Feeds;
import dev.bulletin.gateway.feed.Sitemaps;
import dev.bulletin.gateway.install.InstallFiles;
import dev.bulletin.gateway.limit.Turnstile;
import dev.bulletin.gateway.page.Pages;
import dev.bulletin.gateway.page.Site;
import dev.bulletin.gateway.reference.Reference;
import dev.bulletin.gateway.status.StatusWatch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** All that answers people: finished pages and files, the way in, and problem pages. */
public final class Edge {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final TypedBus bus;
  private final RememberedPageData data;
  private final Explanations usual;
  private final Explanations framed;
  private final ShownSeries shown = new ShownSeries();
  private final Pages pages;
  private final HistoryReader histories;
  private final PageCache cache;
  private final Repeater looking;
  private final List<Shortcut> shortcuts;
  private final Routes routes;

  /**
   * What it has to show.
   *
   * @param templates those that the pages are rendered with too
   * @param framing who may show panels in frames
   */
  public record Content(
      Assets assets,
      Pages pages,
      Templates templates,
      Messages messages,
      Site site,
      FramingSites framing,
      Reference reference) {}

  public Edge(
      Node node,
      PageCacheConfig config,
      Content content,
      Compressor compressor,
      Turnstile turnstile) {
    Ticker ticker = Ticker.systemTicker();
    this.bus = node.bus();
    this.pages = content.pages();
    this.data = new RememberedPageData(new BusPageData(bus, shown), config.maxBytes() / 4, ticker);
    var security = new SecurityHeaders(content.site().origin());
    SecurityHeaders framing = security.framedBy(content.framing());
    Finisher finisher = new Finisher(node.cpu(), compressor, security);
    FeedMaker feeds = feeds(node, config, content, finisher, ticker);
    this.histories = new HistoryReader(node.vertx(), node.clock(), ticker, bus);
    var watch = new StatusWatch(bus, node.clock());
    this.looking = new Repeater(node.vertx(), "the look at all parts", LOOK_EVERY, watch::look);
    node.shutdown().add(Shutdown.Stage.WORK, looking::stop);
    var embeds =
        new EmbedMaker(
            data,
            histories,
            pages,
            new HtmlFinisher(
                new Finisher(node.cpu(), compressor, framing), node.clock(), config.ttl()));
    PageMaker maker =
        new PageMaker(
            data,
            histories,
            pages,
            feeds,
            watch,
            embeds,
            new HtmlFinisher(finisher, node.clock(), config.ttl()),
            content.reference());
    this.cache =
        new PageCache(
            config.maxBytes(),
            ticker,
            (address, effort) -> maker.make(address).compose(draft -> draft.finish(effort)));
    this.usual = Explanations.in(pages::problem, security);
    this.framed = Explanations.in(pages::embedProblem, framing);
    PageRequests requests = new PageRequests(node.meters());
    this.shortcuts =
        List.of(
            new FileShortcut(
                content.assets(),
                InstallFiles.of(content.messages(), content.assets()),
                content.site(),
                compressor,
                security),
            new PageShortcut(cache, maker, usual, framed, requests, turnstile, security));
    this.routes = new PageRoutes(usual.problems());
    measure(node.meters());
  }

  private FeedMaker feeds(
      Node node, PageCacheConfig config, Content content, Finisher finisher, Ticker ticker) {
    Templates templates = content.templates();
    Site site = content.site();
    var feeds = new Feeds(templates, node.cpu(), content.messages(), site);
    var sitemaps = new Sitemaps(templates, site, data::list, data::dashboards, ticker);
    return new FeedMaker(data, feeds, sitemaps, site, finisher, config.ttl());
  }

  /** Listens to what outdates pages. */
  public Future<Edge> open() {
    return Future.all(
            usual.refusals().make(),
            framed.refusals().make(),
            bus.subscribe(ReportContract.CHANGED, this::reportChanged),
            bus.subscribe(DashboardContract.SAMPLES, samples -> drop(shown.tags(samples))),
            bus.subscribe(DashboardContract.CHANGED, this::dashboardChanged))
        .onSuccess(subscribed -> looking.start())
        .map(this);
  }

  private void reportChanged(ReportChanged changed) {
    drop(changed.tags());
    if (changed.status() == ReportStatus.WITHDRAWN) {
      data.forget(changed.tags());
    }
  }

  private void dashboardChanged(DashboardChanged changed) {
    Set<String> tags = Set.of(DashboardContract.LIST_TAG, DashboardContract.tag(changed.name()));
    shown.forget(changed.name());
    drop(tags);
    data.forget(tags);
  }

  private void drop(Set<String> tags) {
    pages.drop(tags);
    cache.drop(tags);
  }

  private void measure(MeterRegistry meters) {
    Gauge.builder("bulletin.page.cache.bytes", cache, PageCache::bytes)
        .description("memory taken by finished pages")
        .register(meters);
    FunctionCounter.builder("bulletin.page.renewals", cache, PageCache::renewals)
        .description("pages made anew before their time was over, as they were asked for")
        .register(meters);
    Gauge.builder("bulletin.page.cache.pages", cache, PageCache::pages)
        .description("finished pages in memory")
        .register(meters);
  }

  /** How a dashboard would look to readers, as a part of another page. */
  public Future<Fragment> preview(Language language, DashboardSummary summary) {
    return histories
        .read(summary, Range.DAY)
        .map(read -> pages.preview(language, summary, read.histories()));
  }

  /** Says no to a request without doing any work for it. */
  public void refuse(HttpServerRequest request, ServiceException refusal) {
    usual.refusals().send(request, refusal);
  }

  /** In the order in which a request meets them. */
  public List<Shortcut> shortcuts() {
    return shortcuts;
  }

  /** To be mounted last: they take every path that is left. */
  public Routes routes() {
    return routes;
  }
}
