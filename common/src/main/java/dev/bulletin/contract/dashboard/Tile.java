package dev.bulletin.contract.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a dashboard with its name and, where there is one, its change.
 *
 * @param key names the tile on its dashboard and in its room, such as {@code BTC-USDT}
 * @param name of the thing, such as {@code Bitcoin}
 * @param unit of the figure as it is shown, such as {@code USDT}; empty where it has none
 * @param thresholds by rising value; empty where every value means the same
 * @param change over 24 hours, in percent
 */
public record Tile(
    String key,
    LocalizedText name,
    String unit,
    FigureFormat format,
    List<Threshold> thresholds,
    Figure figure,
    @Nullable Figure change) {
  public Tile {
    thresholds = List.copyOf(thresholds);
  }
}
