package dev.bulletin.bench.chart;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.chart.Canvas.Anchor;
import dev.bulletin.bench.chart.Canvas.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How figures change with a size: a line through medians, with bars from the least to the most.
 *
 * @param across what grows from left to right
 */
public record LineChart(String title, String across, List<Line> lines) implements Chart {
  private static final int HEIGHT = 280;
  private static final int LEFT = 58;
  private static final int TOP = 12;
  private static final int BOTTOM = 42;
  private static final int LETTER = 7;
  private static final int LINE_HEIGHT = 14;
  private static final int CAP = 4;

  public LineChart {
    lines = List.copyOf(lines);
  }

  /** A line and its name, which is empty where there is no other. */
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** A size, and what was measured there. */
  public record Point(double size, Spread figure) {}

  @Override
  public int heightFor(int width) {
    return HEIGHT;
  }

  @Override
  public String inWords() {
    return lines.stream()
        .map(line -> line.name() + " by " + across + ": " + inWords(line))
        .collect(Collectors.joining("; "))
        .strip();
  }

  private static String inWords(Line line) {
    return line.points().stream()
        .map(point -> Figures.text(point.size()) + ": " + Figures.text(point.figure().median()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void draw(Canvas canvas, int width) {
    int right = width - names();
    new Drawing(canvas, right, sizes(), figures()).draw(this);
  }

  /** Room for them, to the right of the lines' ends. */
  private int names() {
    int longest = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    return 14 + longest * LETTER;
  }

  private Scale sizes() {
    return Scale.of(points().mapToDouble(Point::size));
  }

  private Scale figures() {
    return Scale.of(
        points().flatMapToDouble(at -> DoubleStream.of(at.figure().min(), at.figure().max())));
  }

  private Stream<Point> points() {
    return lines.stream().flatMap(line -> line.points().stream());
  }

  /** One drawing of it. */
  private record Drawing(Canvas canvas, int right, Scale sizes, Scale figures) {
    void draw(LineChart chart) {
      axes(chart.across());
      double free = TOP;
      List<Integer> byEnd = byEnd(chart.lines());
      for (int i : byEnd) {
        Line line = chart.lines().get(i);
        line(line, "c" + i);
        double y = Math.max(free, end(line).y() + CAP);
        canvas.text("name c" + i, end(line).x() + 2 * CAP, y, Anchor.START, line.name());
        free = y + LINE_HEIGHT;
      }
    }

    /** From the top down, so that names do not lie on one another. */
    private List<Integer> byEnd(List<Line> lines) {
      return Stream.iterate(0, i -> i + 1)
          .limit(lines.size())
          .sorted((a, b) -> Double.compare(end(lines.get(a)).y(), end(lines.get(b)).y()))
          .toList();
    }

    private Place end(Line line) {
      return place(line.points().get(line.points().size() - 1));
    }

    private void axes(String across) {
      int bottom = HEIGHT - BOTTOM;
      for (double tick : figures.ticks()) {
        canvas.line("grid", LEFT, y(tick), right, y(tick));
        canvas.text("tick", LEFT - 2 * CAP, y(tick) + CAP, Anchor.END, Figures.text(tick));
      }
      for (double tick : sizes.ticks()) {
        canvas.line("axis", x(tick), bottom, x(tick), bottom + CAP);
        canvas.text("tick", x(tick), bottom + CAP + LINE_HEIGHT, Anchor.MIDDLE, Figures.text(tick));
      }
      canvas.line("axis", LEFT, bottom, right, bottom);
      canvas.text("tick", (LEFT + right) / 2.0, HEIGHT - CAP, Anchor.MIDDLE, across);
    }

    private void line(Line line, String colour) {
      canvas.path("line " + colour, line.points().stream().map(this::place).toList());
      for (Point point : line.points()) {
        spread(point, colour);
        canvas.dot("dot " + colour, place(point));
      }
    }

    private void spread(Point point, String colour) {
      double x = x(point.size());
      double low = y(point.figure().min());
      double high = y(point.figure().max());
      canvas.line("spread " + colour, x, low, x, high);
      canvas.line("spread " + colour, x - CAP, low, x + CAP, low);
      canvas.line("spread " + colour, x - CAP, high, x + CAP, high);
    }

    private Place place(Point point) {
      return new Place(x(point.size()), y(point.figure().median()));
    }

    private double x(double size) {
      return LEFT + sizes.place(size) * (right - LEFT);
    }

    private double y(double figure) {
      return HEIGHT - BOTTOM - figures.place(figure) * (HEIGHT - BOTTOM - TOP);
    }
  }
}
