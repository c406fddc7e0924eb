package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import java.util.List;

/** Keeps samples outside of this instance. */
public interface SampleStore {
  /** Keeps samples; one that is there already, or is older than what is there, changes nothing. */
  Future<Void> keep(List<Sample> samples);

  /** The newest sample of each series that is not older than a day. */
  Future<List<Sample>> latest();
}
