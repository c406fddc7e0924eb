package dev.bulletin.gateway.page;

import dev.bulletin.gateway.board.Drawing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as a template shows it.
 *
 * @param label says what is drawn, for those who do not see it
 * @param candles whether it shows candles rather than lines
 * @param from the beginning, in seconds since 1970
 * @param span in seconds
 * @param drawings empty while nothing is known
 */
record ChartView(
    String label,
    boolean candles,
    String period,
    long from,
    long span,
    String axes,
    List<Line> lines,
    List<Drawing> drawings,
    Table table) {

  /**
   * A series.
   *
   * @param tile its current figure
   * @param live whether it goes on as figures come; candles are asked for again
   * @param data its points, for the page's script
   * @param csv where they are as CSV
   * @param json the same as JSON
   * @param newest of candles, the last; null where there is none
   */
  record Line(
      TileView tile,
      boolean live,
      String series,
      int number,
      int colour,
      boolean dashed,
      int axis,
      String data,
      String csv,
      String json,
      @Nullable Newest newest) {
    Line with(@Nullable Newest candle) {
      return new Line(tile, live, series, number, colour, dashed, axis, data, csv, json, candle);
    }
  }

  /**
   * The newest candle, by the source's own time.
   *
   * @param at its beginning, for programs
   * @param time the same, for people
   * @param stale the next one should have come and gone
   * @param note how long ago it ended when it is stale; else empty
   */
  record Newest(String at, String time, String source, boolean stale, String note) {}

  /** What is drawn, in rows; some of them where there are many. */
  record Table(List<String> heads, List<Row> rows) {}

  /**
   * A row.
   *
   * @param at for programs
   * @param time the same, for people
   */
  record Row(String at, String time, List<String> values) {}
}
