package dev.bulletin.report.snapshot;

import io.vertx.core.Future;

/** Where dashboards are read. */
@FunctionalInterface
interface Dashboards {
  /** The dashboard as it is now; fails with NOT_FOUND, or UNAVAILABLE when it is not to be had. */
  Future<SnapshotMoment> read(String dashboard);
}
