package dev.bulletin.report.snapshot;

import dev.bulletin.contract.report.PublishReport;
import java.time.Instant;

/** A report that a plan has made and that is still to be published. */
record UnpublishedRun(String plan, Instant dueAt, PublishReport command) {}
