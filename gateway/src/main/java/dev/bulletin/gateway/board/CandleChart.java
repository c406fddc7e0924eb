package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.Candle;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A price as candles. */
public record CandleChart(Window window, Range range, List<Candle> candles) {
  /** The part of its span that a candle fills. */
  private static final double FILLED = 0.7;

  public CandleChart {
    candles = List.copyOf(candles);
  }

  /** The candles as the page's script reads them: seconds from the beginning, and four prices. */
  public String data() {
    return candles.stream().map(this::data).collect(Collectors.joining(" "));
  }

  private String data(Candle candle) {
    long second = Duration.between(window.from(), candle.at()).toSeconds();
    return Stream.of(candle.open(), candle.high(), candle.low(), candle.close())
        .map(price -> price.stripTrailingZeros().toPlainString())
        .collect(Collectors.joining(",", second + ",", ""));
  }

  public boolean isEmpty() {
    return candles.isEmpty();
  }

  /** For a page and for a phone. */
  public List<Drawing> draw(int columns, int rows, Labels labels) {
    Axis axis = Axis.of(0, lowest(), highest(), labels);
    return Stream.of(Canvas.wide(columns, rows, List.of(axis)), Canvas.narrow(List.of(axis)))
        .map(canvas -> draw(canvas, axis, labels))
        .toList();
  }

  private Drawing draw(Canvas canvas, Axis axis, Labels labels) {
    double width = widthOf(canvas.plot());
    List<Drawing.Stick> sticks =
        candles.stream().map(candle -> stick(candle, axis.scale(), canvas.plot(), width)).toList();
    return canvas.draw(window, range, List.of(axis), labels, List.of(), sticks);
  }

  private double lowest() {
    return candles.stream().mapToDouble(candle -> candle.low().doubleValue()).min().orElse(0);
  }

  private double highest() {
    return candles.stream().mapToDouble(candle -> candle.high().doubleValue()).max().orElse(0);
  }

  /** By the shortest time between two candles. */
  private double widthOf(Box plot) {
    double span = Duration.between(window.from(), window.to()).toMillis();
    double shortest = span / 2;
    for (int i = 1; i < candles.size(); i++) {
      Duration distance = Duration.between(candles.get(i - 1).at(), candles.get(i).at());
      shortest = Math.min(shortest, distance.toMillis());
    }
    double width = shortest / span * plot.width();
    return Math.max(1, Math.min(width * FILLED, 18));
  }

  /** One that has just begun stays within the picture. */
  private Drawing.Stick stick(Candle candle, Scale scale, Box plot, double width) {
    double middle = plot.x(window.share(candle.at())) + width / FILLED / 2;
    double x = Math.min(middle, plot.x(1) + Canvas.BESIDE - 1 - width / 2);
    double open = plot.y(scale.share(candle.open().doubleValue()));
    double close = plot.y(scale.share(candle.close().doubleValue()));
    return new Drawing.Stick(
        candle.close().compareTo(candle.open()) >= 0,
        Outline.number(x),
        Outline.number(plot.y(scale.share(candle.high().doubleValue()))),
        Outline.number(plot.y(scale.share(candle.low().doubleValue()))),
        Outline.number(x - width / 2),
        Outline.number(Math.min(open, close)),
        Outline.number(width),
        Outline.number(Math.max(1, Math.abs(close - open))));
  }
}
