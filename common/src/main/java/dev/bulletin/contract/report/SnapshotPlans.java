package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** All plans, by name. */
public record SnapshotPlans(Provenance provenance, List<PlannedSnapshot> plans) implements Answer {
  public SnapshotPlans {
    plans = List.copyOf(plans);
  }
}
