package dev.bulletin.dashboard.poll;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.source.SeriesOffer;
import io.vertx.core.Future;
import java.util.List;

/** Figures that follow from what sources give. */
public interface Computation {
  /** All series whose samples it gives. */
  List<SeriesOffer> offers();

  /**
   * What follows from that, which is kept by now; nothing when none of it matters here, or when
   * something else that is needed is missing.
   */
  Future<List<Sample>> of(Gathered gathered);
}
