package dev.bulletin.gateway.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule, and how it stands.
 *
 * @param subject the series, the tag or the source; of reports empty for all
 * @param threshold null where it is about no values
 * @param hysteresis by how much a value has to come back; null where it is about no values
 * @param seconds for how long values must be beyond the threshold, or a source be silent
 * @param raised whether it is so at present
 * @param changedAt since when; null when it has never been raised
 */
public record Alert(
    String name,
    AlertKind kind,
    String subject,
    @Nullable BigDecimal threshold,
    @Nullable BigDecimal hysteresis,
    int seconds,
    boolean active,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    boolean raised,
    @Nullable Instant changedAt) {}
