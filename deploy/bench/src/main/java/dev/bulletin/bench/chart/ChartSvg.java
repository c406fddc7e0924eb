package dev.bulletin.bench.chart;

/** A chart as an SVG element. */
public final class ChartSvg {
  private ChartSvg() {}

  /**
   * Draws it in the width, in which its texts keep their size.
   *
   * @param id unlike all others of the page
   */
  public static String of(Chart chart, int width, String id) {
    var canvas = new Canvas();
    int height = chart.heightFor(width);
    canvas.open(
        "svg",
        "viewBox",
        "0 0 %d %d".formatted(width, height),
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-words");
    canvas.words("title", chart.title(), "id", id + "-title");
    canvas.words("desc", chart.inWords(), "id", id + "-words");
    chart.draw(canvas, width);
    canvas.close();
    return canvas.toString();
  }
}
