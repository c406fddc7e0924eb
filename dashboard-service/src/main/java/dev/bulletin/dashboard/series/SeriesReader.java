package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesPoint;
import io.vertx.core.Future;
import java.util.List;

/** Reads how a series has moved. */
@FunctionalInterface
public interface SeriesReader {
  /** At most as many points as are asked for, by time; the question is taken to be valid. */
  Future<List<SeriesPoint>> read(ReadSeries question);
}
