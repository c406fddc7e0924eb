package dev.bulletin.gateway.edge;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import io.vertx.core.Future;

/** Asks the owning services. */
final class BusPageData implements PageData {
  private final TypedBus bus;
  private final ShownSeries shown;

  BusPageData(TypedBus bus, ShownSeries shown) {
    this.bus = bus;
    this.shown = shown;
  }

  @Override
  public Future<DashboardSummary> summary(SummarizeDashboard question) {
    return bus.ask(DashboardContract.SUMMARIZE, question).onSuccess(shown::learn);
  }

  @Override
  public Future<DashboardList> dashboards() {
    return bus.ask(DashboardContract.LIST, new ListDashboards());
  }

  @Override
  public Future<ReportPage> list(ListReports question) {
    return bus.ask(ReportContract.LIST, question);
  }

  @Override
  public Future<ReportAnswer> find(FindReport question) {
    return bus.ask(ReportContract.FIND, question);
  }

  @Override
  public Future<ReportSurroundings> surroundings(FindSurroundings question) {
    return bus.ask(ReportContract.FIND_SURROUNDINGS, question);
  }

  @Override
  public Future<SearchPage> search(SearchReports question) {
    return bus.ask(ReportContract.SEARCH, question);
  }

  @Override
  public Future<TagCounts> tags(CountTags question) {
    return bus.ask(ReportContract.COUNT_TAGS, question);
  }
}
