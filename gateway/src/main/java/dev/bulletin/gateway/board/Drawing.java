package dev.bulletin.gateway.board;

import java.util.List;

/**
 * A chart as SVG, ready to be written; every length is in units of its own width and height.
 *
 * @param size the class of its size: {@code chart-wide} or {@code chart-narrow}
 * @param plot where the points are
 * @param values lines across, by value; the first axis stands left, a second one right
 * @param times below the plot
 */
public record Drawing(
    String size,
    int width,
    int height,
    Plot plot,
    List<Mark> values,
    List<Moment> times,
    List<Stroke> strokes,
    List<Stick> sticks) {
  public Drawing {
    values = List.copyOf(values);
    times = List.copyOf(times);
    strokes = List.copyOf(strokes);
    sticks = List.copyOf(sticks);
  }

  /** The rectangle of the points. */
  public record Plot(
      String left, String top, String right, String bottom, String width, String height) {}

  /**
   * A line across with what it means.
   *
   * @param at how far down
   * @param text where its label begins or ends
   * @param first of the first axis, whose labels stand left
   */
  public record Mark(String at, String text, String label, int axis, boolean first) {}

  /**
   * A time with its label.
   *
   * @param second since 1970, for the page's script
   */
  public record Moment(String x, String y, String label, long second) {}

  /**
   * A series as a line.
   *
   * @param number from 0
   */
  public record Stroke(int number, int colour, boolean dashed, String path) {}

  /** A candle: a wick and a body; hollow and filled tell its direction without colours too. */
  public record Stick(
      boolean up,
      String middle,
      String high,
      String low,
      String left,
      String top,
      String width,
      String height) {}
}
