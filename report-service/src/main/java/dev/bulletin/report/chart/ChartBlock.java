package dev.bulletin.report.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A chart as it is written, which may still lack the numbers of a dashboard. */
public final class ChartBlock {
  /** Of all series of a chart together, written or read. */
  static final int MAX_POINTS = 2_000;

  static final int MAX_SERIES = 8;

  /** More bars or candles than that are no longer told apart. */
  static final int MAX_BANDS = 200;

  private static final int LINE_POINTS = 240;
  private static final int BAND_POINTS = 60;

  private final ChartType type;
  private final Caption caption;
  private final List<SeriesBlock> series;
  private final @Nullable Dial dial;

  /** Of the series that a dashboard keeps; null when there is none. */
  private final @Nullable TimeWindow window;

  ChartBlock(
      ChartType type,
      Caption caption,
      List<SeriesBlock> series,
      @Nullable Dial dial,
      @Nullable TimeWindow window) {
    this.type = type;
    this.caption = caption;
    this.series = List.copyOf(series);
    this.dial = dial;
    this.window = window;
  }

  /**
   * Reads what stands between the fences.
   *
   * @throws ChartException naming the line
   */
  public static ChartBlock read(String yaml) {
    return ChartReader.read(yaml);
  }

  /** What the dashboards are to be asked. */
  public Set<SeriesReference> references() {
    Set<SeriesReference> references = new LinkedHashSet<>();
    for (SeriesBlock block : series) {
      if (block.source() != null && window != null) {
        references.add(reference(block.source(), window));
      }
    }
    return references;
  }

  /** How many points are written in it. */
  public int points() {
    return series.stream().mapToInt(block -> block.points().size()).sum();
  }

  private SeriesReference reference(String source, TimeWindow window) {
    return new SeriesReference(
        source, window, type.hasBands() ? BAND_POINTS : LINE_POINTS, type == ChartType.CANDLESTICK);
  }

  /**
   * The chart with its numbers.
   *
   * @throws ChartException when the data does not have them
   */
  public Chart chart(ChartData data) {
    var assembly = new ChartAssembly(type, data, this::referenceOf);
    series.forEach(assembly::add);
    return assembly.chart(caption, dial);
  }

  private SeriesReference referenceOf(String source) {
    if (window == null) {
      throw new IllegalStateException("the reader gives every source a window");
    }
    return reference(source, window);
  }
}
