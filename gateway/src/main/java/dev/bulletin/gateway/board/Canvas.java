package dev.bulletin.gateway.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart that is being drawn: its size, and where the points are in it.
 *
 * @param size the class of its size
 */
record Canvas(String size, int width, int height, Box plot) {
  private static final int NARROW_WIDTH = 340;
  private static final int NARROW_HEIGHT = 240;
  private static final int COLUMN = 100;
  private static final int ROW = 110;
  private static final int LETTER = 7;
  private static final int ABOVE = 12;
  private static final int BELOW = 28;
  static final int BESIDE = 14;

  /** For a panel of so many columns and rows, so that letters keep their size. */
  static Canvas wide(int columns, int rows, List<Axis> axes) {
    int height = Math.max(200, Math.min(440, rows * ROW - 60));
    return of("chart-wide", columns * COLUMN - 40, height, axes);
  }

  /** For a phone, and for a panel as narrow. */
  static Canvas narrow(List<Axis> axes) {
    return of("chart-narrow", NARROW_WIDTH, NARROW_HEIGHT, axes);
  }

  private static Canvas of(String size, int width, int height, List<Axis> axes) {
    int left = axes.get(0).letters() * LETTER + BESIDE;
    int right = axes.size() < 2 ? BESIDE : axes.get(1).letters() * LETTER + BESIDE;
    return new Canvas(
        size, width, height, new Box(left, ABOVE, width - left - right, height - ABOVE - BELOW));
  }

  /** With everything but the series themselves. */
  Drawing draw(
      Window window,
      Range range,
      List<Axis> axes,
      Labels labels,
      List<Drawing.Stroke> strokes,
      List<Drawing.Stick> sticks) {
    return new Drawing(
        size, width, height, frame(), values(axes), times(window, range, labels), strokes, sticks);
  }

  private Drawing.Plot frame() {
    return new Drawing.Plot(
        Outline.number(plot.left()),
        Outline.number(plot.top()),
        Outline.number(plot.left() + plot.width()),
        Outline.number(plot.top() + plot.height()),
        Outline.number(plot.width()),
        Outline.number(plot.height()));
  }

  private List<Drawing.Mark> values(List<Axis> axes) {
    List<Drawing.Mark> marks = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      Scale scale = axes.get(axis).scale();
      List<String> labels = axes.get(axis).labels();
      for (int i = 0; i < labels.size(); i++) {
        double y = plot.y(1 - (double) i / scale.steps());
        marks.add(mark(y, axis, labels.get(i)));
      }
    }
    return marks;
  }

  private Drawing.Mark mark(double y, int axis, String label) {
    double text = axis == 0 ? plot.left() - 8 : plot.left() + plot.width() + 8;
    return new Drawing.Mark(
        Outline.number(y), Outline.number(text), label, axis, /* first= */ axis == 0);
  }

  private List<Drawing.Moment> times(Window window, Range range, Labels labels) {
    long tick = range.tick().toSeconds();
    long first = Math.floorDiv(window.from().getEpochSecond(), tick) * tick + tick;
    List<Drawing.Moment> marks = new ArrayList<>();
    for (long at = first; at < window.to().getEpochSecond(); at += tick * every(range)) {
      Instant time = Instant.ofEpochSecond(at);
      marks.add(
          new Drawing.Moment(
              Outline.number(plot.x(window.share(time))),
              Outline.number(height - 8),
              labels.time(time),
              at));
    }
    return marks;
  }

  /** On a phone there is no room for all. */
  private int every(Range range) {
    return plot.width() / (range.span().toSeconds() / (double) range.tick().toSeconds()) < 55
        ? 2
        : 1;
  }
}
