package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a dashboard.
 *
 * @param yaml as it was written, comments included
 * @param revision from 1; 0 for one that comes with Bulletin and is as it came
 * @param author null where the revision is 0
 * @param savedAt null where the revision is 0
 */
public record DashboardDefinition(
    Provenance provenance,
    String name,
    String yaml,
    int revision,
    @Nullable String author,
    @Nullable Instant savedAt)
    implements Answer {}
