package dev.bulletin.dashboard.definition;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A series that a tile may show.
 *
 * @param figure the name of the series, such as {@code BTC-USDT.price}
 * @param unit of its values; empty where they have none
 * @param change the series of its change over 24 hours, by the same supplier; null for none
 */
public record TileSeries(String figure, String unit, @Nullable String change) {
  Stream<String> series() {
    return change == null ? Stream.of(figure) : Stream.of(figure, change);
  }
}
