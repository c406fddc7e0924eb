package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;
import java.time.Duration;

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

  /** Longer than other reads: a month of a series is more than a million samples. */
  public static final Call<ReadSeries, SeriesHistory> READ_SERIES =
      new Call<>(
          SERVICE,
          "dashboard.read-series",
          ReadSeries.class,
          SeriesHistory.class,
          Duration.ofSeconds(3),
          ReadSeries::series,
          Call.Repeat.SAFE);

  /** Told once a tick, after the samples were stored. */
  public static final Topic<Samples> SAMPLES = new Topic<>("dashboard.samples", Samples.class);

  private DashboardContract() {}

  /** The tag of a series' history. */
  public static String seriesTag(String series) {
    return "series:" + series;
  }

  /** The tag of a dashboard's summary, and the name of its room. */
  public static String tag(String name) {
    return "dashboard:" + name;
  }
}
