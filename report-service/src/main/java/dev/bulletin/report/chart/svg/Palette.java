package dev.bulletin.report.chart.svg;

import java.util.List;

/**
 * Fixed colours, for what no style sheet reaches: PDF, feed, picture.
 *
 * @param series four colours that are told apart by everybody
 * @param up of candles that close above their opening
 * @param grid of grid lines
 * @param axis of the line at zero and a gauge's dial
 * @param text of what stands at the axes
 * @param strong of a large number
 * @param font family of all text
 */
public record Palette(
    List<String> series,
    String up,
    String down,
    String grid,
    String axis,
    String text,
    String strong,
    String font) {
  /** On paper and on light grounds. */
  public static final Palette LIGHT =
      new Palette(
          List.of("#1f5fbf", "#b8690a", "#0b6e4f", "#5b2169"),
          "#0b6e4f",
          "#b3261e",
          "#e5e2da",
          "#75716a",
          "#5d5a53",
          "#1d1c1a",
          "sans-serif");

  /** On dark grounds. */
  public static final Palette DARK =
      new Palette(
          List.of("#8ab8ff", "#f0b35e", "#58cfa0", "#dc62ac"),
          "#58cfa0",
          "#ff8a80",
          "#33312d",
          "#9a968c",
          "#b9b5ab",
          "#f1efe9",
          "sans-serif");

  public Palette {
    series = List.copyOf(series);
  }

  /** The same colours with another family of letters. */
  public Palette withFont(String family) {
    return new Palette(series, up, down, grid, axis, text, strong, family);
  }
}
