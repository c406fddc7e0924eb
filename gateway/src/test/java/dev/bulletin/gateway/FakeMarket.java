package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.Tile;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for dashboard-service: one dashboard with one tile. */
public final class FakeMarket {
  private final Node node;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile BigDecimal price = new BigDecimal("96062.47");
  private volatile boolean away;

  private FakeMarket(Node node) {
    this.node = node;
  }

  static FakeMarket start(Node node) throws Exception {
    FakeMarket fake = new FakeMarket(node);
    node.bus().answer(DashboardContract.SUMMARIZE, fake::summarize).await(5, SECONDS);
    node.announcer().serve(DashboardContract.SERVICE);
    return fake;
  }

  /** A new price, told to everyone. */
  public void move(String to) {
    price = new BigDecimal(to);
    var sample = new Sample("BTC-USDT.price", price, Instant.now(), "fake");
    node.bus().publish(DashboardContract.SAMPLES, new Samples(List.of(sample)));
  }

  public void leave() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  public int reads() {
    return reads.get();
  }

  private Future<DashboardSummary> summarize(SummarizeDashboard question) {
    reads.incrementAndGet();
    if (away) {
      return Future.failedFuture(ServiceException.unavailable("away"));
    }
    if (!question.name().equals("crypto")) {
      return Future.failedFuture(ServiceException.notFound("dashboard", question.name()));
    }
    return Future.succeededFuture(summary());
  }

  private DashboardSummary summary() {
    Instant now = Instant.now();
    var figure = new Figure("BTC-USDT.price", price, now, "fake", false);
    return new DashboardSummary(
        Provenance.fresh(price.toString(), Set.of(DashboardContract.tag("crypto")), now),
        "crypto",
        false,
        List.of(new Tile("BTC-USDT", "Bitcoin", "USDT", figure, null)));
  }
}
