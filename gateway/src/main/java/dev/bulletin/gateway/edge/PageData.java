package dev.bulletin.gateway.edge;

import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import io.vertx.core.Future;

/** Where pages get what they show. */
interface PageData {
  Future<DashboardSummary> summary(SummarizeDashboard question);

  Future<DashboardList> dashboards();

  Future<ReportPage> list(ListReports question);

  Future<ReportAnswer> find(FindReport question);

  Future<ReportSurroundings> surroundings(FindSurroundings question);

  Future<SearchPage> search(SearchReports question);

  Future<TagCounts> tags(CountTags question);
}
