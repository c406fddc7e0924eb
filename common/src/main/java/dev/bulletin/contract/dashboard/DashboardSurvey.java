package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dashboards that there are, as those see them who define them; by name. */
public record DashboardSurvey(Provenance provenance, List<Entry> dashboards) implements Answer {
  public DashboardSurvey {
    dashboards = List.copyOf(dashboards);
  }

  /** Where the definition of a dashboard comes from. */
  public enum Origin {
    /** It comes with Bulletin, and is as it came. */
    BUNDLED,
    /** It comes with Bulletin, and another one was saved in its place. */
    CHANGED,
    /** It was made here. */
    OWN
  }

  /**
   * A dashboard.
   *
   * @param title the name, where this version cannot read the definition
   * @param revision of its definition, from 1; 0 where it is as it came
   * @param author null where the revision is 0
   * @param savedAt null where the revision is 0
   */
  public record Entry(
      String name,
      LocalizedText title,
      Origin origin,
      int revision,
      @Nullable String author,
      @Nullable Instant savedAt) {}
}
