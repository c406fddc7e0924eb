package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import java.util.List;

/** Somewhere outside that gives samples when asked. */
public interface Source {
  /** Who says so, as every sample names it. */
  String name();

  /**
   * Asks once. Fails with a {@link SourceException} unless the whole answer is good: nothing is
   * left out, and nothing stands in for what is broken.
   */
  Future<List<Sample>> fetch();
}
