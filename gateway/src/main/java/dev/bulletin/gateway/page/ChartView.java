package dev.bulletin.gateway.page;

import dev.bulletin.gateway.board.Drawing;
import java.util.List;

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
   * @param live whether it goes on as figures come; candles do not
   * @param data its points, for the page's script
   * @param csv where they are as CSV
   * @param json the same as JSON
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
      String json) {}

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
