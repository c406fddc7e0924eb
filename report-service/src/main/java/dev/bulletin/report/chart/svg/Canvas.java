package dev.bulletin.report.chart.svg;

import org.jspecify.annotations.Nullable;

/**
 * Draws shapes, in colours that the page's classes give or in those of a palette. Not thread-safe.
 */
final class Canvas {
  static final int FONT = 13;

  /** About how wide a letter is, in parts of its height; of the wide ones among sans-serifs. */
  private static final double LETTER = 0.64;

  private final Xml xml;
  private final @Nullable Palette palette;

  /**
   * Draws into that XML.
   *
   * @param palette null for the colours of the page
   */
  Canvas(Xml xml, @Nullable Palette palette) {
    this.xml = xml;
    this.palette = palette;
  }

  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  private String cssClass(Role role) {
    return palette == null ? role.cssClass() : "";
  }

  private String colour(Role role) {
    return palette == null ? "currentColor" : role.colour(palette);
  }

  /** Everything that belongs to a series, up to {@link #end()}. */
  void series(int index) {
    if (palette == null) {
      String classes = "chart-series " + Role.ofSeries(index).cssClass();
      xml.open("g", "class", classes, "data-series", String.valueOf(index));
    } else {
      xml.open("g");
    }
  }

  void end() {
    xml.close();
  }

  /** A line along a path; without a dash when that is empty. */
  void stroke(Role role, String path, double width, String dash) {
    xml.empty(
        "path",
        "class",
        cssClass(role),
        "d",
        path,
        "fill",
        "none",
        "stroke",
        colour(role),
        "stroke-width",
        number(width),
        "stroke-linejoin",
        "round",
        "stroke-dasharray",
        dash);
  }

  void fill(Role role, String path, double opacity) {
    xml.empty(
        "path",
        "class",
        cssClass(role),
        "d",
        path,
        "fill",
        colour(role),
        "fill-opacity",
        opacity == 1 ? "" : number(opacity));
  }

  void dot(Role role, double x, double y) {
    xml.empty(
        "circle",
        "class",
        cssClass(role),
        "cx",
        number(x),
        "cy",
        number(y),
        "r",
        "3",
        "fill",
        colour(role));
  }

  void text(Role role, double x, double y, Anchor anchor, String text) {
    text(role, x, y, anchor, FONT, text);
  }

  void text(Role role, double x, double y, Anchor anchor, int size, String text) {
    write(cssClass(role), role, x, y, anchor, size, text);
  }

  /** The name of a series or a slice. */
  void label(Role role, double x, double y, String text) {
    String classes = palette == null ? "chart-label " + role.cssClass() : "";
    write(classes, role, x, y, Anchor.START, FONT, text);
  }

  private void write(
      String classes, Role role, double x, double y, Anchor anchor, int size, String text) {
    xml.element(
        "text",
        text,
        "class",
        classes,
        "x",
        number(x),
        "y",
        number(y),
        "text-anchor",
        anchor.word,
        "font-size",
        String.valueOf(size),
        "font-family",
        palette == null ? "" : palette.font(),
        "fill",
        colour(role));
  }

  /** Marks where the points are, for the page's script. */
  void plot(Plot plot) {
    if (palette == null) {
      xml.empty(
          "rect",
          "class",
          "chart-plot",
          "x",
          number(plot.left()),
          "y",
          number(plot.top()),
          "width",
          number(plot.width()),
          "height",
          number(plot.height()),
          "fill",
          "none");
    }
  }

  /** About how wide a text is. */
  static double width(String text) {
    return text.codePointCount(0, text.length()) * LETTER * FONT;
  }

  /** As much of a text as has room, and three dots when that is not all. */
  static String fit(String text, double room) {
    // A text's own width is room enough for it, whatever is lost in multiplying.
    int letters = (int) Math.max(1, room / (LETTER * FONT) + 1e-6);
    int length = text.codePointCount(0, text.length());
    return length <= letters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(1, letters - 1))) + "…";
  }

  /** With one digit after the point, which is finer than can be seen. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }
}
