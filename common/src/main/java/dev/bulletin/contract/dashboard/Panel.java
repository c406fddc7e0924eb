package dev.bulletin.contract.dashboard;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a dashboard, in the place where it is shown.
 *
 * @param key names the panel on its dashboard
 * @param tiles the keys of the tiles whose figures or series it shows, in their order
 * @param min where a gauge begins; null for other kinds
 * @param max where a gauge ends; null for other kinds
 * @param text what a text panel says; null for other kinds
 */
public record Panel(
    String key,
    Kind kind,
    LocalizedText title,
    Place place,
    List<String> tiles,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable LocalizedText text) {
  public Panel {
    tiles = List.copyOf(tiles);
  }

  /**
   * The keys of the tiles of which panels show candles and nothing else: these are read as a
   * history, and have no figure of their own.
   */
  public static Set<String> onlyCandles(List<Panel> panels) {
    Set<String> candles = tiles(panels, panel -> panel.kind() == Kind.CANDLESTICK);
    candles.removeAll(tiles(panels, panel -> panel.kind() != Kind.CANDLESTICK));
    return candles;
  }

  private static Set<String> tiles(List<Panel> panels, Predicate<Panel> wanted) {
    return panels.stream()
        .filter(wanted)
        .flatMap(panel -> panel.tiles().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** How a panel shows its tiles. */
  public enum Kind {
    /** Values, each with its change and a sparkline of the last day. */
    TILES,
    /** One value between two ends. */
    GAUGE,
    /** How series have moved, as lines. */
    TIME_SERIES,
    /** How one price has moved: open, high, low and close of each span. */
    CANDLESTICK,
    /** The parts of a whole. */
    DOUGHNUT,
    /** Values in rows. */
    TABLE,
    /** A text, which is no Markdown. */
    TEXT
  }

  /**
   * A rectangle of a grid of twelve columns. On a narrow screen panels stand below each other, by
   * row and column.
   *
   * @param column of its left side, from 1
   * @param row of its upper side, from 1
   * @param width in columns, 1 to 12
   * @param height in rows, from 1
   */
  public record Place(int column, int row, int width, int height) {}
}
