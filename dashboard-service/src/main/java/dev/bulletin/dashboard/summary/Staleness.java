package dev.bulletin.dashboard.summary;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.Catalogue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When figures are stale. */
@FunctionalInterface
public interface Staleness {
  /**
   * When a sample is stale, if nothing newer comes.
   *
   * @param told what its tile says of pushed series; null where it says nothing
   */
  Instant of(Sample sample, @Nullable Duration told);

  /**
   * Of series that are polled as their source says, whatever a tile says: we know how often they
   * come. Of pushed ones as their tile says.
   *
   * @param other of pushed series of which their tile says nothing
   */
  static Staleness of(Catalogue catalogue, Duration other) {
    return (sample, told) ->
        catalogue
            .find(sample.series())
            .map(offer -> offer.freshness().staleAt(sample.at()))
            .orElseGet(() -> sample.at().plus(told == null ? other : told));
  }
}
