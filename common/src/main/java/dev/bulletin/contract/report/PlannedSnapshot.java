package dev.bulletin.contract.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan and where it stands.
 *
 * @param nextAt null when the expression has no time left
 * @param lastAt null before the first
 * @param lastSlug the report made last, or null
 */
public record PlannedSnapshot(
    SnapshotPlan plan,
    @Nullable Instant nextAt,
    @Nullable Instant lastAt,
    @Nullable String lastSlug) {}
