package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Series as lines.
 *
 * @param axes how many: two series that are far from each other or of other units have one each
 */
public record LineChart(Window window, Range range, List<Line> lines, int axes) {
  /** So many times apart, two series can hardly be read on one axis. */
  private static final double FAR = 3;

  public LineChart {
    lines = List.copyOf(lines);
  }

  /** A series with its unit; without points it is only named. */
  public record Line(String unit, List<SeriesPoint> points) {
    public Line {
      points = List.copyOf(points);
    }

    boolean isThere() {
      return !points.isEmpty();
    }
  }

  public static LineChart of(Window window, Range range, List<Line> lines) {
    return new LineChart(window, range, lines, needTwoAxes(lines) ? 2 : 1);
  }

  private static boolean needTwoAxes(List<Line> lines) {
    if (lines.size() != 2 || !lines.stream().allMatch(Line::isThere)) {
      return false;
    }
    Line one = lines.get(0);
    Line other = lines.get(1);
    return !one.unit().equals(other.unit()) || areFar(ends(one), ends(other));
  }

  private static boolean areFar(DoubleSummaryStatistics one, DoubleSummaryStatistics other) {
    return one.getMin() > FAR * Math.abs(other.getMax())
        || other.getMin() > FAR * Math.abs(one.getMax());
  }

  private static DoubleSummaryStatistics ends(Line line) {
    return line.points().stream()
        .mapToDouble(point -> point.value().doubleValue())
        .summaryStatistics();
  }

  public boolean isEmpty() {
    return lines.stream().noneMatch(Line::isThere);
  }

  /** Which axis a line belongs to. */
  public int axisOf(int line) {
    return axes == 2 ? line : 0;
  }

  /** The points of a line as the page's script reads them. */
  public String data(int line) {
    return Outline.data(lines.get(line).points(), window);
  }

  /** For a page and for a phone. */
  public List<Drawing> draw(int columns, int rows, Labels labels) {
    List<Axis> drawn = IntStream.range(0, axes).mapToObj(axis -> axis(axis, labels)).toList();
    return Stream.of(Canvas.wide(columns, rows, drawn), Canvas.narrow(drawn))
        .map(canvas -> canvas.draw(window, range, drawn, labels, strokes(canvas, drawn), List.of()))
        .toList();
  }

  private Axis axis(int axis, Labels labels) {
    DoubleSummaryStatistics values =
        IntStream.range(0, lines.size())
            .filter(line -> axisOf(line) == axis)
            .mapToObj(lines::get)
            .flatMap(line -> line.points().stream())
            .mapToDouble(point -> point.value().doubleValue())
            .summaryStatistics();
    return Axis.of(axis, values.getMin(), values.getMax(), labels);
  }

  private List<Drawing.Stroke> strokes(Canvas canvas, List<Axis> drawn) {
    List<Drawing.Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Scale scale = drawn.get(axisOf(i)).scale();
      String path = Outline.of(lines.get(i).points(), window, scale, canvas.plot());
      strokes.add(new Drawing.Stroke(i, Palette.colour(i), Palette.isDashed(i), path));
    }
    return strokes;
  }
}
