package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.Language;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself.
 *
 * @param place its path under the language, such as {@code reports}; null for a page without an
 *     address of its own
 * @param languages those that have the page
 * @param rooms what the page's script listens to
 * @param outdatedSince the time that the page's data is of, when it is older than it should be
 */
record Head(
    Section section,
    String headline,
    String description,
    @Nullable String place,
    Set<Language> languages,
    List<String> rooms,
    boolean simulated,
    @Nullable Instant outdatedSince) {}
