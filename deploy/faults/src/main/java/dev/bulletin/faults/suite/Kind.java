package dev.bulletin.faults.suite;

import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.report.ReportServiceMain;

/** A service. */
public enum Kind {
  REPORTS("report-service", ReportServiceMain.class),
  DASHBOARDS("dashboard-service", DashboardServiceMain.class),
  REALTIME("realtime-service", RealtimeServiceMain.class),
  GATEWAY("gateway", GatewayMain.class);

  private final String service;
  private final Class<?> main;

  Kind(String service, Class<?> main) {
    this.service = service;
    this.main = main;
  }

  /** As it calls itself. */
  public String service() {
    return service;
  }

  Class<?> main() {
    return main;
  }

  boolean hasTables() {
    return this != REALTIME;
  }
}
