package dev.bulletin.dashboard.history;

import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesPoint;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Reads how a series has moved. */
@FunctionalInterface
public interface SeriesReader {
  /**
   * At most as many points as are asked for, by time; empty when nothing was ever kept of such a
   * series. The question is taken to be valid.
   */
  Future<Optional<List<SeriesPoint>>> read(ReadSeries question);
}
