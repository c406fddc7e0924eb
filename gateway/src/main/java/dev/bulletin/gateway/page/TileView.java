package dev.bulletin.gateway.page;

import dev.bulletin.gateway.board.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * A tile as a template shows it; an empty text is not shown.
 *
 * @param symbol the short name beside the name
 * @param state {@code fresh}, {@code stale} or {@code missing}
 * @param period that the change is over
 * @param note why the figure is not as it should be
 * @param at the time by its source, for programs
 * @param time the same, for people
 * @param raw the value for programs; empty when missing
 * @param format how the page's script writes the number
 * @param meaning what the number means, by the tile's thresholds
 * @param spark its last day; null where none is shown
 */
record TileView(
    String key,
    String name,
    String symbol,
    String state,
    boolean stale,
    boolean missing,
    String value,
    String unit,
    String change,
    String period,
    String direction,
    String arrow,
    String note,
    String at,
    String time,
    String source,
    long freshSeconds,
    String raw,
    Format format,
    Meaning meaning,
    @Nullable Sparkline spark) {
  /** A format for the page's script; {@code decimals} is empty where the size decides. */
  record Format(String style, String decimals) {}

  /**
   * What a number means.
   *
   * @param level such as {@code warning}; empty for none
   * @param thresholds all of them as JSON, for the page's script; empty for none
   */
  record Meaning(String level, String label, String thresholds) {}

  TileView with(Sparkline line) {
    return new TileView(
        key,
        name,
        symbol,
        state,
        stale,
        missing,
        value,
        unit,
        change,
        period,
        direction,
        arrow,
        note,
        at,
        time,
        source,
        freshSeconds,
        raw,
        format,
        meaning,
        line);
  }
}
