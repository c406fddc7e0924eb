package dev.bulletin.report.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What of a legacy report was left behind.
 *
 * @param id of the legacy report
 * @param column where it stood
 * @param kind such as {@code script}, {@code style} or {@code event handler}
 * @param count how many of that kind these were
 * @param length of all of them together, in characters
 * @param source where it would have been loaded from, if it was not written there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Dropped(
    long id, String column, String kind, int count, int length, @Nullable String source) {}
