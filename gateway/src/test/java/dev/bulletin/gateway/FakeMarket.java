package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardChanged;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.gateway.board.ExampleBoards;
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
  private final AtomicInteger historyReads = new AtomicInteger();
  private volatile Future<?> histories = Future.succeededFuture();
  private volatile String title = "Crypto markets";
  private volatile boolean away;

  private FakeMarket(Node node) {
    this.node = node;
  }

  static FakeMarket start(Node node) throws Exception {
    FakeMarket fake = new FakeMarket(node);
    node.bus().answer(DashboardContract.SUMMARIZE, fake::summarize).await(60, SECONDS);
    node.bus().answer(DashboardContract.LIST, fake::list).await(60, SECONDS);
    node.bus().answer(DashboardContract.READ_SERIES, fake::history).await(60, SECONDS);
    node.announcer().serve(DashboardContract.SERVICE);
    return fake;
  }

  /** A new price, told to everyone. */
  public void move(String to) {
    price = new BigDecimal(to);
    var sample = new Sample("BTC-USDT.price", price, Instant.now(), "fake");
    node.bus().publish(DashboardContract.SAMPLES, new Samples(1, List.of(sample)));
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

  /** Every question for a history waits for this. */
  public void holdHistories(Future<?> gate) {
    histories = gate;
  }

  public int historyReads() {
    return historyReads.get();
  }

  /** The definition has become another. */
  public void redefine(String newTitle) {
    title = newTitle;
    node.bus().publish(DashboardContract.CHANGED, new DashboardChanged("crypto"));
  }

  private Future<DashboardList> list(ListDashboards question) {
    if (away) {
      return Future.failedFuture(ServiceException.unavailable("away"));
    }
    LocalizedText name = LocalizedText.same(title);
    return Future.succeededFuture(
        new DashboardList(
            Provenance.fresh(title, Set.of(DashboardContract.LIST_TAG), Instant.now()),
            List.of(new DashboardList.Entry("crypto", name, name, true, 0))));
  }

  private Future<SeriesHistory> history(ReadSeries question) {
    historyReads.incrementAndGet();
    if (away) {
      return Future.failedFuture(ServiceException.unavailable("away"));
    }
    return histories.map(opened -> ExampleBoards.history(question, summary()));
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
    var figure = ExampleDashboards.figure("BTC-USDT.price", price, now, "fake", false);
    return ExampleBoards.tiles(
        Provenance.fresh(price.toString(), Set.of(DashboardContract.tag("crypto")), now),
        false,
        List.of(ExampleDashboards.tile("BTC-USDT", "Bitcoin", "USDT", figure, null)));
  }
}
