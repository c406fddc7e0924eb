package dev.bulletin.dashboard.summary;

import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.dashboard.definition.TileDefinition;
import dev.bulletin.dashboard.definition.TileSeries;
import dev.bulletin.dashboard.series.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Fills tiles with figures, and says of each what it is: fresh, stale, or missing. Of several
 * series the first that is fresh is shown, else the newest of those that are stale; never a
 * mixture.
 */
public record Tiles(Staleness staleness) {
  Tile tile(TileDefinition definition, Snapshot snapshot, Instant now) {
    TileSeries shown = choice(definition, snapshot, now);
    String change = shown.change();
    return new Tile(
        definition.key(),
        definition.name(),
        shown.unit(),
        definition.format(),
        definition.thresholds(),
        figure(shown.figure(), definition, snapshot, now),
        change == null ? null : figure(change, definition, snapshot, now));
  }

  /** Which of its series a tile shows at present. */
  TileSeries choice(TileDefinition definition, Snapshot snapshot, Instant now) {
    return definition.choices().stream()
        .filter(choice -> isFresh(choice, definition, snapshot, now))
        .findFirst()
        .or(() -> newest(definition, snapshot))
        .orElseGet(definition::main);
  }

  private boolean isFresh(
      TileSeries choice, TileDefinition definition, Snapshot snapshot, Instant now) {
    return snapshot
        .newest(choice.figure())
        .filter(sample -> !staleness.of(sample, definition.freshness()).isBefore(now))
        .isPresent();
  }

  private static Optional<TileSeries> newest(TileDefinition definition, Snapshot snapshot) {
    return definition.choices().stream()
        .filter(choice -> snapshot.newest(choice.figure()).isPresent())
        .max(Comparator.comparing(choice -> at(choice, snapshot)));
  }

  private static Instant at(TileSeries choice, Snapshot snapshot) {
    return snapshot.newest(choice.figure()).map(Sample::at).orElse(Instant.MIN);
  }

  private Figure figure(String series, TileDefinition definition, Snapshot snapshot, Instant now) {
    return snapshot
        .newest(series)
        .map(sample -> Figure.of(sample, staleness.of(sample, definition.freshness()), now))
        .orElseGet(() -> Figure.missing(series));
  }
}
