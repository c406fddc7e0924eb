package dev.bulletin.dashboard.source;

import java.util.stream.Stream;

/**
 * A series that somebody gives.
 *
 * @param source who, as its samples name it
 */
public record SeriesOffer(String series, String source, Freshness freshness) {
  /** All that a source gives. */
  public static Stream<SeriesOffer> of(Source source) {
    return source.series().stream()
        .map(series -> new SeriesOffer(series, source.name(), source.plan().freshness()));
  }
}
