package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.dashboard.series.Snapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * Fills tiles with figures, and says of each what it is: fresh, stale, or missing.
 *
 * @param freshness how old a figure may be before it is stale
 */
public record Tiles(Duration freshness) {
  Tile tile(TileDefinition definition, Snapshot snapshot, Instant now) {
    return new Tile(
        definition.key(),
        definition.name(),
        definition.unit(),
        figure(definition.figure(), snapshot, now),
        figure(definition.change(), snapshot, now));
  }

  private Figure figure(String series, Snapshot snapshot, Instant now) {
    return snapshot
        .newest(series)
        .map(sample -> figure(sample, now))
        .orElseGet(() -> new Figure(series, null, null, null, /* stale= */ false));
  }

  private Figure figure(Sample sample, Instant now) {
    boolean stale = sample.at().isBefore(now.minus(freshness));
    return new Figure(sample.series(), sample.value(), sample.at(), sample.source(), stale);
  }
}
