package dev.bulletin.dashboard.definition;

import dev.bulletin.dashboard.series.SeriesName;
import java.util.stream.Stream;

/**
 * A tile that shows the price of a pair and its change over 24 hours.
 *
 * @param key the pair, such as {@code BTC-USDT}
 * @param name of what is priced, such as {@code Bitcoin}
 * @param unit of the price
 */
public record TileDefinition(String key, String name, String unit) {
  /** The series of the figure. */
  public String figure() {
    return SeriesName.price(key);
  }

  /** The series of its change. */
  public String change() {
    return SeriesName.change24h(key);
  }

  Stream<String> series() {
    return Stream.of(figure(), change());
  }
}
