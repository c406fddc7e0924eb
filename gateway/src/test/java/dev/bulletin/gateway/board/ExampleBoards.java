package dev.bulletin.gateway.board;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Threshold;
import dev.bulletin.contract.dashboard.Tile;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Dashboards with panels of every kind, for tests. */
public final class ExampleBoards {
  private ExampleBoards() {}

  /** Only tiles, all in one panel. */
  public static DashboardSummary tiles(Provenance provenance, boolean simulated, List<Tile> tiles) {
    Panel panel = panel("prices", Panel.Kind.TILES, 1, 12, tiles);
    return summary(provenance, simulated, tiles, List.of(panel));
  }

  /** Some tiles shown by one kind of panel; a gauge goes from 0 to 100. */
  public static DashboardSummary one(Provenance provenance, Panel.Kind kind, List<Tile> tiles) {
    return summary(provenance, false, tiles, List.of(panel("one", kind, 1, 6, tiles)));
  }

  private static DashboardSummary summary(
      Provenance provenance, boolean simulated, List<Tile> tiles, List<Panel> panels) {
    return new DashboardSummary(
        provenance,
        "crypto",
        new LocalizedText("Crypto markets", "Thị trường tiền số"),
        new LocalizedText("What it shows.", "Những gì có ở đây."),
        simulated,
        tiles,
        panels,
        List.of(
            new DataSource("binance", "Binance", URI.create("https://www.binance.com/en/terms")),
            new DataSource("bulletin", "Bulletin", null)));
  }

  public static Panel panel(String key, Panel.Kind kind, int row, int width, List<Tile> tiles) {
    boolean gauge = kind == Panel.Kind.GAUGE;
    boolean text = kind == Panel.Kind.TEXT;
    return new Panel(
        key,
        kind,
        new LocalizedText("Title of " + key, "Tên của " + key),
        new Panel.Place(1, row, width, 2),
        tiles.stream().map(Tile::key).toList(),
        gauge ? BigDecimal.ZERO : null,
        gauge ? BigDecimal.valueOf(100) : null,
        text ? new LocalizedText("Where <figures> come from.", "Nguồn <số liệu>.") : null);
  }

  /**
   * A tile of the series of its key, fresh for 15 seconds.
   *
   * @param value null when missing
   */
  public static Tile tile(
      String key, @Nullable String value, String unit, Style style, Instant at, boolean stale) {
    String series = key + ".value";
    return new Tile(
        key,
        LocalizedText.same("Name of " + key),
        unit,
        new FigureFormat(style, 1),
        List.of(),
        value == null
            ? Figure.missing(series)
            : new Figure(series, new BigDecimal(value), at, "binance", stale, at.plusSeconds(15)),
        null);
  }

  /** With a meaning of its values: fear from 0, nothing special from 45, greed from 55. */
  public static Tile withThresholds(Tile tile) {
    List<Threshold> thresholds =
        List.of(
            threshold(0, Threshold.Level.BAD, new LocalizedText("fear", "sợ hãi")),
            threshold(45, Threshold.Level.NEUTRAL, null),
            threshold(55, Threshold.Level.GOOD, new LocalizedText("greed", "tham lam")));
    return new Tile(
        tile.key(),
        tile.name(),
        tile.unit(),
        tile.format(),
        thresholds,
        tile.figure(),
        tile.change());
  }

  private static Threshold threshold(
      int from, Threshold.Level level, @Nullable LocalizedText label) {
    return new Threshold(BigDecimal.valueOf(from), level, label);
  }

  /** The histories of all that a dashboard shows: waves around each tile's value. */
  public static Histories histories(DashboardSummary summary, Range range, Instant now) {
    HistoryQuestions questions = HistoryQuestions.of(summary, range, now);
    Map<ReadSeries, SeriesHistory> lines = new HashMap<>();
    questions.lines().forEach(ask -> lines.put(ask, history(ask, summary)));
    Map<ReadCandles, CandleHistory> candles = new HashMap<>();
    questions.candles().forEach(ask -> candles.put(ask, candles(ask)));
    return new Histories(range, now, lines, candles);
  }

  public static SeriesHistory history(ReadSeries ask, DashboardSummary summary) {
    double middle =
        summary.tiles().stream()
            .map(Tile::figure)
            .filter(figure -> figure.series().equals(ask.series()) && figure.value() != null)
            .mapToDouble(figure -> figure.value().doubleValue())
            .findFirst()
            .orElse(50);
    Duration step = Duration.between(ask.from(), ask.to()).dividedBy(ask.points());
    return new SeriesHistory(
        Provenance.fresh("1", Set.of(), ask.to()),
        ask.series(),
        IntStream.range(0, ask.points())
            .mapToObj(i -> point(ask.from().plus(step.multipliedBy(i)), middle, i))
            .toList());
  }

  private static SeriesPoint point(Instant at, double middle, int number) {
    double wave = Math.sin(number / 9.0) * 0.02 + Math.sin(number / 2.3) * 0.006;
    return new SeriesPoint(at, BigDecimal.valueOf(Math.round(middle * (1 + wave) * 1e4) / 1e4));
  }

  /** The candles that are known of a series, and nothing newer, so much later. */
  public static Histories later(Histories known, String series, Duration after) {
    Histories asked = Histories.none(known.range(), known.now().plus(after));
    CandleHistory candles = known.candleHistory(series).orElseThrow();
    return new Histories(
        asked.range(), asked.now(), Map.of(), Map.of(asked.candleQuestion(series), candles));
  }

  private static CandleHistory candles(ReadCandles ask) {
    Duration step = Duration.between(ask.from(), ask.to()).dividedBy(24);
    return new CandleHistory(
        Provenance.fresh("1", Set.of(), ask.to()),
        ask.series(),
        step.toSeconds(),
        IntStream.range(0, 24)
            .mapToObj(i -> candle(ask.from().plus(step.multipliedBy(i)), i))
            .toList(),
        new DataSource("binance", "Binance", null));
  }

  private static Candle candle(Instant at, int number) {
    BigDecimal open = BigDecimal.valueOf(96_000 + 300 * Math.sin(number / 3.0));
    BigDecimal close = BigDecimal.valueOf(96_000 + 300 * Math.sin((number + 1) / 3.0));
    BigDecimal reach = BigDecimal.valueOf(40);
    return new Candle(
        at, open, open.max(close).add(reach), open.min(close).subtract(reach), close, null);
  }
}
