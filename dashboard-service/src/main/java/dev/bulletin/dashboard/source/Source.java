package dev.bulletin.dashboard.source;

import io.vertx.core.Future;
import java.util.List;

/** One thing that an API outside gives when asked. */
public interface Source {
  /** Who says so, as every sample names it. */
  String name();

  /** Which of the things that it gives, such as {@code tickers}. */
  String feed();

  SourcePlan plan();

  /** The names of all series whose samples it gives. */
  List<String> series();

  /**
   * Asks once. Fails with an {@link dev.bulletin.common.upstream.UpstreamException} unless the
   * whole answer is good: nothing is left out, and nothing stands in for what is broken.
   */
  Future<Gathered> fetch();
}
