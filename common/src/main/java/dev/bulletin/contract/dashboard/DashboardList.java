package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** The dashboards that there are, by name. */
public record DashboardList(Provenance provenance, List<Entry> dashboards) implements Answer {
  public DashboardList {
    dashboards = List.copyOf(dashboards);
  }

  /**
   * A dashboard.
   *
   * @param bundled it comes with Bulletin and is as it came
   * @param revision of its definition, from 1; 0 as long as it is as it came
   */
  public record Entry(
      String name, LocalizedText title, LocalizedText description, boolean bundled, int revision) {}
}
