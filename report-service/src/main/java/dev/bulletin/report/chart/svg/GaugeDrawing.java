package dev.bulletin.report.chart.svg;

import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.Dial;
import java.math.BigDecimal;
import java.util.List;

/** Half a ring from the least to the most, its bands, a hand, and the value below in large. */
final class GaugeDrawing implements Drawing {
  /** Where a half ring begins and how long it is, seen from the top of a whole one. */
  private static final double FROM = -0.25;

  private static final double LENGTH = 0.5;
  private static final double BAND_OPACITY = 0.85;
  private static final int VALUE_SIZE = 32;

  private final Chart chart;
  private final Dial dial;
  private final Formats formats;

  GaugeDrawing(Chart chart, Dial dial, Formats formats) {
    this.chart = chart;
    this.dial = dial;
    this.formats = formats;
  }

  @Override
  public void draw(Canvas canvas, Size size) {
    double radius = Math.min(size.width() / 2.0 - 20, size.height() - 90);
    var ring = new Ring(size.width() / 2.0, radius + 14, radius, radius * 0.8);
    canvas.fill(Role.AXIS, ring.slice(FROM, FROM + LENGTH), 0.3);
    bands(canvas, ring);
    hand(canvas, ring);
    ends(canvas, ring);
    value(canvas, ring);
  }

  private void bands(Canvas canvas, Ring ring) {
    List<Dial.Threshold> bands = dial.thresholds();
    for (int i = 0; i < bands.size(); i++) {
      double to = i + 1 < bands.size() ? place(bands.get(i + 1).at()) : FROM + LENGTH;
      canvas.fill(Role.ofSeries(i), ring.slice(place(bands.get(i).at()), to), BAND_OPACITY);
    }
  }

  /** Beyond the ends the hand stays at the end; the value is told as it is. */
  private double place(BigDecimal value) {
    double min = dial.min().doubleValue();
    double part = (value.doubleValue() - min) / (dial.max().doubleValue() - min);
    return FROM + LENGTH * Math.max(0, Math.min(1, part));
  }

  private void hand(Canvas canvas, Ring ring) {
    double place = place(needle());
    var hand =
        new Path()
            .move(ring.xAt(ring.inner() * 0.55, place), ring.yAt(ring.inner() * 0.55, place))
            .line(ring.xAt(ring.outer() + 4, place), ring.yAt(ring.outer() + 4, place));
    canvas.stroke(Role.VALUE, hand.toString(), 4, "");
  }

  private void ends(Canvas canvas, Ring ring) {
    double middle = (ring.outer() + ring.inner()) / 2;
    double y = ring.y() + 18;
    canvas.text(Role.TEXT, ring.x() - middle, y, Canvas.Anchor.MIDDLE, formats.number(dial.min()));
    canvas.text(Role.TEXT, ring.x() + middle, y, Canvas.Anchor.MIDDLE, formats.number(dial.max()));
  }

  private void value(Canvas canvas, Ring ring) {
    String value = formats.number(needle(), chart.caption().unit());
    int size = valueSize(ring, value);
    canvas.text(Role.VALUE, ring.x(), ring.y() + 20, Canvas.Anchor.MIDDLE, size, value);
    String name = bandOf(dial, needle());
    if (!name.isEmpty()) {
      canvas.text(Role.TEXT, ring.x(), ring.y() + 46, Canvas.Anchor.MIDDLE, 15, name);
    }
  }

  /** As large as there is room between the ends of the dial. */
  private int valueSize(Ring ring, String value) {
    double ends =
        Math.max(
            Canvas.width(formats.number(dial.min())), Canvas.width(formats.number(dial.max())));
    double room = ring.outer() + ring.inner() - ends - 12;
    return (int) Math.min(VALUE_SIZE, room / Canvas.width(value) * Canvas.FONT);
  }

  private BigDecimal needle() {
    return chart.values().findFirst().orElse(dial.min());
  }

  /** The name of the dial where a value is; empty where it has none. */
  static String bandOf(Dial dial, BigDecimal value) {
    return dial.thresholds().stream()
        .filter(threshold -> threshold.at().compareTo(value) <= 0)
        .reduce((lower, upper) -> upper)
        .map(Dial.Threshold::name)
        .orElse("");
  }
}
