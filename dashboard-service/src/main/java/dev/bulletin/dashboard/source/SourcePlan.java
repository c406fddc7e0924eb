package dev.bulletin.dashboard.source;

import java.time.Duration;

/**
 * How a source is asked.
 *
 * @param interval from one time to the next
 * @param deadline for all that one time takes
 * @param freshness how long what it says is as good as new
 * @param callsPerMinute never more, whatever goes wrong on our side; the tries that the client
 *     makes of one call count once
 * @param standby whether it only stands by for another source, so that nothing is missed without it
 *     as long as that one answers
 */
public record SourcePlan(
    Duration interval,
    Duration deadline,
    Freshness freshness,
    int callsPerMinute,
    boolean standby) {
  /** Of a source whose figures nothing else gives. */
  public static SourcePlan needed(
      Duration interval, Duration deadline, Freshness freshness, int callsPerMinute) {
    return new SourcePlan(interval, deadline, freshness, callsPerMinute, /* standby= */ false);
  }

  /** The same for a source that stands by for another. */
  public SourcePlan asStandby() {
    return new SourcePlan(interval, deadline, freshness, callsPerMinute, /* standby= */ true);
  }
}
