package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a dashboard shows.
 *
 * @param key names the tile on its dashboard, such as {@code BTC-USDT}
 * @param name of the thing, such as {@code Bitcoin}
 * @param choices where the figure comes from: the first that is fresh is shown; never empty
 * @param freshness how old a pushed figure may be before it is stale; null where nothing is said
 */
public record TileDefinition(
    String key,
    LocalizedText name,
    List<TileSeries> choices,
    FigureFormat format,
    @Nullable Duration freshness,
    List<Threshold> thresholds) {
  public TileDefinition {
    choices = List.copyOf(choices);
    thresholds = List.copyOf(thresholds);
  }

  /** What is shown as long as it is fresh. */
  public TileSeries main() {
    return choices.get(0);
  }

  /** Whether another may stand in. */
  public boolean hasFallbacks() {
    return choices.size() > 1;
  }

  /** The names of all series that the tile may show. */
  public Stream<String> series() {
    return choices.stream().flatMap(TileSeries::series);
  }
}
