package dev.bulletin.dashboard.source;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.bulletin.dashboard.series.CandleLength;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which series are given by whom. Each has one source; what is not in it may be pushed. */
public final class Catalogue {
  private final Map<String, SeriesOffer> offers;

  /**
   * Of these.
   *
   * @throws IllegalStateException when two give the same series
   */
  public Catalogue(Collection<SeriesOffer> offers) {
    this.offers =
        offers.stream().collect(toUnmodifiableMap(SeriesOffer::series, Function.identity()));
  }

  /** Whether a source gives that series: nobody else may. Candles all come from exchanges. */
  public boolean gives(String series) {
    return offers.containsKey(series) || CandleLength.of(series).isPresent();
  }

  /** Who gives a series, and how long that is good; empty when nobody does. */
  public Optional<SeriesOffer> find(String series) {
    return Optional.ofNullable(offers.get(series));
  }
}
