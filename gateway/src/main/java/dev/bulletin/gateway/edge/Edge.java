package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.page.Pages;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** All that answers people: finished pages and files, the way in, and problem pages. */
public final class Edge {
  private static final Set<String> FIGURES = Set.of(DashboardContract.tag(PageAddress.DASHBOARD));

  private final TypedBus bus;
  private final RememberedPageData data;
  private final PageCache cache;
  private final List<Shortcut> shortcuts;
  private final Routes routes;

  public Edge(Node node, PageCacheConfig config, Assets assets, Pages pages) {
    Ticker ticker = Ticker.systemTicker();
    this.bus = node.bus();
    this.data = new RememberedPageData(new BusPageData(bus), config.maxBytes() / 4, ticker);
    PageMaker maker = new PageMaker(data, pages, node.cpu(), config.ttl());
    this.cache = new PageCache(config.maxBytes(), ticker, maker::make);
    ProblemPages problems = new ProblemPages(pages);
    PageRequests requests = new PageRequests(node.meters());
    this.shortcuts =
        List.of(new FileShortcut(assets), new PageShortcut(cache, maker, problems, requests));
    this.routes = new PageRoutes(problems);
    measure(node.meters());
  }

  /** Listens to what outdates pages. */
  public Future<Edge> open() {
    return Future.all(
            bus.subscribe(ReportContract.CHANGED, this::reportChanged),
            bus.subscribe(DashboardContract.SAMPLES, samples -> cache.drop(FIGURES)))
        .map(this);
  }

  private void reportChanged(ReportChanged changed) {
    cache.drop(changed.tags());
    if (changed.status() == ReportStatus.WITHDRAWN) {
      data.forget(changed.tags());
    }
  }

  private void measure(MeterRegistry meters) {
    Gauge.builder("bulletin.page.cache.bytes", cache, PageCache::bytes)
        .description("memory taken by finished pages")
        .register(meters);
    Gauge.builder("bulletin.page.cache.pages", cache, PageCache::pages)
        .description("finished pages in memory")
        .register(meters);
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
