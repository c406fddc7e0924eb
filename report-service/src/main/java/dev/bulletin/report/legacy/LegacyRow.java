package dev.bulletin.report.legacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code crypto_report}; the columns without a suffix are in Vietnamese. */
record LegacyRow(
    long id,
    @Nullable String html,
    @Nullable String css,
    @Nullable String js,
    @Nullable String htmlEn,
    @Nullable String jsEn,
    @Nullable Instant createdAt) {}
