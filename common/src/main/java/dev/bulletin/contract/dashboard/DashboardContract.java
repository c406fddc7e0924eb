package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;

/** What dashboard-service answers and announces. */
public final class DashboardContract {
  public static final String SERVICE = "dashboard-service";

  public static final Call<SummarizeDashboard, DashboardSummary> SUMMARIZE =
      Call.read(
          SERVICE,
          "dashboard.summarize",
          SummarizeDashboard.class,
          DashboardSummary.class,
          SummarizeDashboard::name);

  /** Told once a tick, after the samples were stored. */
  public static final Topic<Samples> SAMPLES = new Topic<>("dashboard.samples", Samples.class);

  private DashboardContract() {}

  /** The tag of a dashboard's summary, and the name of its room. */
  public static String tag(String name) {
    return "dashboard:" + name;
  }
}
