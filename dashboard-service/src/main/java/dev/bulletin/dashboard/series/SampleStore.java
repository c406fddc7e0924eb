package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import io.vertx.core.Future;
import java.util.List;

/** Keeps samples outside of this instance. */
public interface SampleStore {
  /**
   * Keeps samples; one that is there already, or is older than what is there, changes nothing.
   * Fails with a {@link LowerTermException}, and keeps nothing, when they were polled in a term
   * that is over.
   *
   * @return those that are refused, as a rule none
   */
  Future<List<Refusal>> keep(Samples samples);

  /** The newest sample of each series that is not older than three days. */
  Future<List<Sample>> latest();
}
