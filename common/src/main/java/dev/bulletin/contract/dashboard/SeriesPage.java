package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Series by name, each with its newest figure.
 *
 * @param next the name after which the next page begins; null when there is none
 */
public record SeriesPage(Provenance provenance, List<Figure> series, @Nullable String next)
    implements Answer {
  public SeriesPage {
    series = List.copyOf(series);
  }
}
