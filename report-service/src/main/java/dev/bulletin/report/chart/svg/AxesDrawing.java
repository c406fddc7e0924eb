package dev.bulletin.report.chart.svg;

import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartSeries;
import dev.bulletin.report.chart.ChartX;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Everything with axes: grid, marks, and in it lines, bars, areas or candles. */
final class AxesDrawing implements Drawing {
  private static final double LINE_HEIGHT = 16;
  private static final double GAP = 8;

  /** How wide the piece of a line is that stands before a name. */
  private static final double SAMPLE = 26;

  private static final double SQUARE = 9;

  private final Chart chart;
  private final Formats formats;
  private final Places places;

  /** Where the last mark at the axis of x ends. */
  private double marked;

  AxesDrawing(Chart chart, Formats formats) {
    this.chart = chart;
    this.formats = formats;
    this.places = new Places(chart);
  }

  @Override
  public void draw(Canvas canvas, Size size) {
    Ticks ticks = Scale.of(chart);
    Plot plot = plot(size, ticks);
    canvas.plot(plot);
    grid(canvas, plot, ticks);
    marks(canvas, plot, size);
    shapes(canvas, plot).draw();
    if (!chart.caption().unit().isEmpty()) {
      canvas.text(Role.TEXT, 0, Canvas.FONT, Canvas.Anchor.START, chart.caption().unit());
    }
    if (isNamed()) {
      names(canvas, plot, size);
    }
  }

  private Plot plot(Size size, Ticks ticks) {
    double left =
        GAP
            + ticks.values().stream()
                .mapToDouble(value -> Canvas.width(formats.tick(value, ticks)))
                .max()
                .orElse(0);
    double right = isAtLineEnd(size) ? nameRoom(size) + GAP : GAP;
    double top = LINE_HEIGHT * (isNamed() && !isAtLineEnd(size) ? 2.5 : 1.5);
    return new Plot(
        left,
        top,
        size.width() - left - right,
        size.height() - top - LINE_HEIGHT * 1.75,
        ticks.first(),
        ticks.last());
  }

  private void grid(Canvas canvas, Plot plot, Ticks ticks) {
    for (double value : ticks.values()) {
      double y = plot.y(value);
      Role role = value == 0 ? Role.AXIS : Role.GRID;
      canvas.stroke(role, Path.horizontal(plot.left(), y, plot.right()), 1, "");
      canvas.text(Role.TEXT, plot.left() - 6, y + 4, Canvas.Anchor.END, formats.tick(value, ticks));
    }
  }

  private Shapes shapes(Canvas canvas, Plot plot) {
    return new Shapes(chart, places, canvas, plot);
  }

  // The axis of x.

  private void marks(Canvas canvas, Plot plot, Size size) {
    marked = 0;
    if (chart.kind() == ChartX.Kind.LABEL || chart.type().hasBands() || places.size() == 1) {
      labels(canvas, plot);
    } else if (chart.kind() == ChartX.Kind.NUMBER) {
      numbers(canvas, plot, size);
    } else {
      times(canvas, plot, size);
    }
  }

  /** Each, or each second, third and so on, as there is room. */
  private void labels(Canvas canvas, Plot plot) {
    List<String> labels = chart.xs().stream().map(x -> label(x)).toList();
    double widest = labels.stream().mapToDouble(Canvas::width).max().orElse(0);
    double room = Math.min(widest + GAP, plot.width() / 2);
    int step = (int) Math.max(1, Math.ceil(room * labels.size() / plot.width()));
    for (int i = 0; i < labels.size(); i += step) {
      mark(canvas, plot, places.at(i), Canvas.fit(labels.get(i), plot.width() / 2));
    }
  }

  private String label(ChartX x) {
    return x.kind() == ChartX.Kind.TIME
        ? formats.timeTick(x.instant(), length())
        : formats.place(chart, x);
  }

  private Duration length() {
    return Duration.ofMillis((long) (places.last() - places.first()));
  }

  private void numbers(Canvas canvas, Plot plot, Size size) {
    Ticks ticks = Ticks.of(places.first(), places.last(), marks(size));
    ticks.values().stream()
        .filter(value -> value >= places.first() && value <= places.last())
        .forEach(value -> mark(canvas, plot, places.at(value), formats.placeTick(value, ticks)));
  }

  /** Between whole numbers there is nothing to mark. */
  private int marks(Size size) {
    boolean whole = chart.xs().stream().allMatch(x -> x.place() == Math.rint(x.place()));
    double numbers = places.last() - places.first() + 1;
    return whole ? (int) Math.min(size.columns(), numbers) : size.columns();
  }

  private void times(Canvas canvas, Plot plot, Size size) {
    Instant from = Instant.ofEpochMilli((long) places.first());
    Instant to = Instant.ofEpochMilli((long) places.last());
    Duration least = Formats.isDays(chart) ? Duration.ofDays(1) : Duration.ZERO;
    for (Instant at : TimeTicks.of(from, to, size.columns(), least)) {
      mark(canvas, plot, places.at(at.toEpochMilli()), formats.timeTick(at, length()));
    }
  }

  private void mark(Canvas canvas, Plot plot, double fraction, String text) {
    // What stands at an edge must not leave the drawing, nor cover the mark before it.
    double half = Canvas.width(text) / 2;
    double x = Math.max(half, Math.min(plot.x(fraction), plot.right() + GAP - half));
    if (x - half >= marked) {
      canvas.text(Role.TEXT, x, plot.bottom() + LINE_HEIGHT + 2, Canvas.Anchor.MIDDLE, text);
      marked = x + half;
    }
  }

  // The names of series: at the ends of lines, or in a row above, where they are not cut.

  private boolean isNamed() {
    return switch (chart.type()) {
      case LINE, AREA, BAR -> chart.series().size() > 1;
      case CANDLESTICK, DOUGHNUT, GAUGE -> false;
    };
  }

  private boolean isAtLineEnd(Size size) {
    boolean fits = widestName() <= mostForNames(size) || !isRowWideEnough(size);
    return isNamed() && !chart.type().hasBands() && fits;
  }

  private boolean isRowWideEnough(Size size) {
    return rowWidth() <= size.width();
  }

  private double rowWidth() {
    return chart.series().stream()
        .mapToDouble(series -> Canvas.width(series.name()) + SAMPLE + GAP * 2)
        .sum();
  }

  private double nameRoom(Size size) {
    return Math.min(widestName(), mostForNames(size));
  }

  private static double mostForNames(Size size) {
    return size.width() * 0.28;
  }

  private double widestName() {
    return chart.series().stream()
        .mapToDouble(series -> Canvas.width(series.name()))
        .max()
        .orElse(0);
  }

  private void names(Canvas canvas, Plot plot, Size size) {
    if (isAtLineEnd(size)) {
      namesAtEnds(canvas, plot, size);
    } else {
      namesInARow(canvas, size);
    }
  }

  private record Name(int series, double y) {}

  private void namesAtEnds(Canvas canvas, Plot plot, Size size) {
    double below = -LINE_HEIGHT;
    double room = plot.bottom() - (chart.series().size() - 1) * LINE_HEIGHT;
    for (Name name : namesFromTop(plot)) {
      // Below the name before it, and so that those that follow have room.
      double y = Math.max(below + LINE_HEIGHT, Math.min(name.y(), room));
      String text = Canvas.fit(chart.series().get(name.series()).name(), nameRoom(size));
      canvas.label(Role.ofSeries(name.series()), plot.right() + GAP, y + 4, text);
      below = y;
      room += LINE_HEIGHT;
    }
  }

  private List<Name> namesFromTop(Plot plot) {
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      names.add(new Name(i, plot.y(last(chart.series().get(i), plot))));
    }
    names.sort(Comparator.comparingDouble(Name::y));
    return names;
  }

  private static double last(ChartSeries series, Plot plot) {
    return series.points().stream()
        .map(point -> point.value())
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .map(BigDecimal::doubleValue)
        .orElse(plot.low());
  }

  private void namesInARow(Canvas canvas, Size size) {
    double part = (double) size.width() / chart.series().size();
    double room = isRowWideEnough(size) ? size.width() : part;
    double x = 0;
    for (int i = 0; i < chart.series().size(); i++) {
      String text = Canvas.fit(chart.series().get(i).name(), room - SAMPLE - GAP);
      sample(canvas, i, x);
      canvas.label(Role.ofSeries(i), x + SAMPLE + GAP / 2, LINE_HEIGHT * 2, text);
      x += Math.min(room, SAMPLE + Canvas.width(text) + GAP * 2);
    }
  }

  /** A piece of what the name is of: lines are told apart by their dashes too. */
  private void sample(Canvas canvas, int series, double x) {
    Role role = Role.ofSeries(series);
    double y = LINE_HEIGHT * 2 - 5;
    if (chart.type().hasBands()) {
      var square = new Path().rectangle(x + SAMPLE - SQUARE, y - SQUARE / 2, SQUARE, SQUARE);
      canvas.fill(role, square.toString(), Shapes.barOpacity(series));
    } else {
      canvas.stroke(role, Path.horizontal(x, y, x + SAMPLE), 2.2, Shapes.dash(series));
    }
  }
}
