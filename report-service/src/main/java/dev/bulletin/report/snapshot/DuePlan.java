package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.report.SnapshotPlan;
import java.time.Instant;

/**
 * A plan whose time has come.
 *
 * @param savedBy in whose name the report is made
 * @param since the first time that nothing was made for yet
 */
record DuePlan(SnapshotPlan plan, Principal savedBy, Instant since) {
  String name() {
    return plan.name();
  }
}
