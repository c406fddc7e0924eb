package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.page.Fragment;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.report.Language;
import io.vertx.core.Future;

/** Draws how a dashboard would look to readers. */
public interface BoardPreview {
  Future<Fragment> of(Language language, DashboardSummary summary);
}
