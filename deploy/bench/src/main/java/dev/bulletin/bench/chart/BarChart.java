package dev.bulletin.bench.chart;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.chart.Canvas.Anchor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures beside each other as bars, with lines from the least to the most. */
public record BarChart(String title, Base base, List<Bar> bars) implements Chart {
  private static final int ROW = 46;

  /** Narrower than that a bar's figure stands below its name. */
  private static final int WIDE_FROM = 480;

  private static final int TEXT = 14;
  private static final int THICKNESS = 14;
  private static final int BOTTOM = 24;
  private static final int EDGE = 20;
  private static final int CAP = 4;

  public BarChart {
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("no bars in: " + title);
    }
  }

  /** Where bars begin. */
  public enum Base {
    ZERO,
    /** For ratios: twice as much is as long as half as much. */
    ONE
  }

  /**
   * A figure.
   *
   * @param kind which bars of the chart have the same colour
   */
  public record Bar(String name, int kind, Spread figure, Optional<Promise> promised) {
    /** Of which nothing was promised. */
    public static Bar of(String name, int kind, Spread figure) {
      return new Bar(name, kind, figure, Optional.empty());
    }
  }

  /** What a figure should be, and that in words. */
  public record Promise(double figure, String words) {}

  @Override
  public int heightFor(int width) {
    return bars.size() * row(width) + BOTTOM;
  }

  private static int row(int width) {
    return width < WIDE_FROM ? ROW + TEXT : ROW;
  }

  @Override
  public String inWords() {
    return bars.stream()
        .map(bar -> bar.name() + " " + words(bar))
        .collect(Collectors.joining("; "));
  }

  private static String words(Bar bar) {
    Spread figure = bar.figure();
    String promised = bar.promised().map(promise -> ", " + promise.words()).orElse("");
    return "%s (%s–%s)%s"
        .formatted(
            Figures.text(figure.median()),
            Figures.text(figure.min()),
            Figures.text(figure.max()),
            promised);
  }

  @Override
  public void draw(Canvas canvas, int width) {
    var drawing = new Drawing(canvas, scale(), base, width, bars.size() * row(width));
    drawing.axis();
    IntStream.range(0, bars.size()).forEach(i -> drawing.bar(bars.get(i), i * row(width)));
  }

  private Scale scale() {
    DoubleStream figures = bars.stream().flatMapToDouble(BarChart::figures);
    if (base == Base.ONE) {
      double[] all = DoubleStream.concat(figures, DoubleStream.of(1)).toArray();
      return LogScale.of(
          DoubleStream.of(all).min().orElseThrow(), DoubleStream.of(all).max().orElseThrow());
    }
    return LinearScale.to(figures.max().orElse(1));
  }

  private static DoubleStream figures(Bar bar) {
    return Stream.concat(
            Stream.of(bar.figure().min(), bar.figure().max()),
            bar.promised().map(Promise::figure).stream())
        .mapToDouble(Double::doubleValue);
  }

  /** One drawing of it. */
  private record Drawing(Canvas canvas, Scale scale, Base base, int width, int bottom) {
    void axis() {
      for (double tick : scale.ticks()) {
        boolean isBase = tick == (base == Base.ONE ? 1 : 0);
        canvas.line(isBase ? "axis" : "grid", x(tick), 0, x(tick), bottom);
        canvas.text("tick", x(tick), bottom + TEXT, Anchor.MIDDLE, Figures.text(tick));
      }
    }

    void bar(Bar bar, int top) {
      canvas.text("name", 0, top + TEXT, Anchor.START, bar.name());
      double below = top + row(width) - ROW + TEXT;
      canvas.text("figure", width, below, Anchor.END, words(bar));
      double from = x(base == Base.ONE ? 1 : 0);
      double to = x(bar.figure().median());
      double y = below + 2 * CAP;
      String style = "bar c" + bar.kind();
      canvas.bar(style, Math.min(from, to), y, Math.abs(to - from), THICKNESS);
      spread(bar, y + THICKNESS / 2.0);
      bar.promised().ifPresent(promise -> promise(x(promise.figure()), y));
    }

    private void spread(Bar bar, double y) {
      double low = x(bar.figure().min());
      double high = x(bar.figure().max());
      canvas.line("whisker", low, y, high, y);
      canvas.line("whisker", low, y - CAP, low, y + CAP);
      canvas.line("whisker", high, y - CAP, high, y + CAP);
    }

    private void promise(double x, double y) {
      canvas.line("promise", x, y - CAP, x, y + THICKNESS + CAP);
    }

    private double x(double figure) {
      return EDGE + scale.place(figure) * (width - 2 * EDGE);
    }
  }
}
