package dev.bulletin.dashboard.summary;

import dev.bulletin.contract.dashboard.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of limits that a test chooses.
 *
 * @param other of series of which neither they nor their source has one, and their tile says
 *     nothing
 */
public record Freshness(
    Map<String, Duration> bySeries, Map<String, Duration> bySource, Duration other)
    implements Staleness {
  @Override
  public Instant of(Sample sample, @Nullable Duration told) {
    Duration polled = bySeries.getOrDefault(sample.series(), bySource.get(sample.source()));
    Duration pushed = told == null ? other : told;
    return sample.at().plus(polled == null ? pushed : polled);
  }
}
