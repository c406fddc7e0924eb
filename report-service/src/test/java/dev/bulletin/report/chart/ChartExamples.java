package dev.bulletin.report.chart;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chart blocks that are as they should be, one of each type and more. */
public final class ChartExamples {
  public static final String LINE =
      """
      type: line
      title: Two coins
      description: Closing prices.
      unit: USDT
      x: [2026-11-23, 2026-11-24, 2026-11-25]
      series:
        - name: Bitcoin
          values: [96062.47, 97120, 95800.5]
        - name: Ether
          values: [3177.25, null, 3150]
      """;

  public static final String BAR =
      """
      type: bar
      title: Volume
      x: [Mon, Tue, Wed]
      series:
        - {name: Spot, values: [12, -3, 9]}
        - {name: Futures, values: [7, 8, 2.5]}
      """;

  public static final String AREA =
      """
      type: area
      title: Open interest
      series:
        - name: All
          points: [[1, 10], [2, 12], [4, 9]]
        - name: Some
          points: [[1, 3], [3, 4]]
      """;

  public static final String DOUGHNUT =
      """
      type: doughnut
      title: Market share
      unit: "%"
      series:
        - {name: Bitcoin, value: 56.2}
        - {name: Ether, value: 12.1}
        - {name: Other, value: 31.7}
      """;

  public static final String GAUGE =
      """
      type: gauge
      title: Fear and greed
      value: 63
      min: 0
      max: 100
      thresholds:
        - {at: 0, name: Fear}
        - {at: 45, name: Neutral}
        - {at: 55, name: Greed}
      """;

  public static final String CANDLESTICK =
      """
      type: candlestick
      title: Bitcoin by day
      unit: USDT
      candles:
        - [2026-11-23, 95800, 97150, 95200, 96900]
        - [2026-11-24, 96900, 97300, 95100, 95400]
      """;

  public static final String DASHBOARD =
      """
      type: line
      title: Bitcoin this week
      series: BTC-USDT.price
      range: 7d
      """;

  public static final List<String> ALL =
      List.of(LINE, BAR, AREA, DOUGHNUT, GAUGE, CANDLESTICK, DASHBOARD);

  private static final Instant START = Instant.parse("2026-11-18T09:30:00Z");

  private ChartExamples() {}

  /** A week of numbers for every series. */
  public static final ChartData WEEK =
      reference -> Optional.of(new SeriesData(START, START.plus(Duration.ofDays(7)), true, week()));

  private static List<SeriesPoint> week() {
    return IntStream.range(0, 168)
        .mapToObj(
            hour ->
                new SeriesPoint(
                    START.plus(Duration.ofHours(hour)),
                    BigDecimal.valueOf(96_000 + Math.round(900 * Math.sin(hour / 9.0)))))
        .toList();
  }

  public static Chart chart(String yaml) {
    return ChartBlock.read(yaml).chart(WEEK);
  }
}
