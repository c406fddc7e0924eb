package dev.bulletin.report.picture;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the picture of a report shows.
 *
 * @param chart its first, null when it has none
 */
public record PictureContent(
    Language language, String title, Instant publishedAt, @Nullable Chart chart) {}
