package dev.bulletin.contract.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a plan that is committed.
 *
 * @param nextAt when it makes the next report; null when there is none to come
 */
public record SnapshotPlanWritten(String name, @Nullable Instant nextAt) {}
