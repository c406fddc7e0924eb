package dev.bulletin.gateway.edge;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import io.vertx.core.Future;

/** Where pages get what they show. */
interface PageData {
  Future<DashboardSummary> market();

  Future<ReportPage> list(ListReports question);

  Future<ReportAnswer> find(FindReport question);
}
