package dev.bulletin.report.browse;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which reports stand around one, by their slugs.
 *
 * @param slug of the one in the middle, as it is now
 * @param previous published just before it; null for the oldest
 * @param next published just after it; null for the newest
 * @param related those that share most tags with it
 */
public record Places(
    Provenance provenance,
    String slug,
    @Nullable String previous,
    @Nullable String next,
    List<String> related)
    implements Answer {
  public Places {
    related = List.copyOf(related);
  }
}
