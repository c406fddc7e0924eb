package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.board.CandleChart;
import dev.bulletin.gateway.board.Drawing;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.board.Labels;
import dev.bulletin.gateway.board.LineChart;
import dev.bulletin.gateway.board.Palette;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.board.Window;
import dev.bulletin.gateway.page.PanelViews.Shown;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the charts of a dashboard readable in one language. Immutable. */
final class ChartViews {
  private final Words words;
  private final Numbers numbers;
  private final Times times;
  private final ChartTables tables;

  ChartViews(Language language, Words words) {
    this.words = words;
    this.numbers = new Numbers(language.locale(), words);
    this.times = new Times(language.locale(), words);
    this.tables = new ChartTables(words, numbers, times);
  }

  /** Null for a panel that is no chart. */
  @Nullable ChartView view(Panel panel, List<Shown> shown, Histories histories) {
    if (shown.isEmpty()) {
      return null;
    }
    return switch (panel.kind()) {
      case TIME_SERIES -> lines(panel, shown, histories);
      case CANDLESTICK -> candles(panel, shown.get(0), histories);
      default -> null;
    };
  }

  private ChartView lines(Panel panel, List<Shown> shown, Histories histories) {
    Window window = histories.window();
    LineChart chart =
        LineChart.of(
            window, histories.range(), shown.stream().map(each -> line(each, histories)).toList());
    List<ChartView.Line> lines = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      lines.add(line(shown.get(i), i, chart.axisOf(i), chart.data(i), "points", window));
    }
    Panel.Place place = panel.place();
    List<Drawing> drawings =
        chart.isEmpty()
            ? List.of()
            : chart.draw(place.width(), place.height(), labels(shown, histories.range()));
    return chart(shown, histories, lines, drawings, tables.lines(shown, chart), chart.axes());
  }

  private static LineChart.Line line(Shown shown, Histories histories) {
    List<SeriesPoint> points = histories.line(shown.tile().figure().series());
    return new LineChart.Line(shown.tile().unit(), points);
  }

  private ChartView candles(Panel panel, Shown shown, Histories histories) {
    Window window = histories.window();
    List<Candle> candles = histories.candles(shown.tile().figure().series());
    CandleChart chart = new CandleChart(window, histories.range(), candles);
    Panel.Place place = panel.place();
    List<Shown> alone = List.of(shown);
    List<Drawing> drawings =
        chart.isEmpty()
            ? List.of()
            : chart.draw(place.width(), place.height(), labels(alone, histories.range()));
    return chart(
        alone,
        histories,
        List.of(candleLine(shown, chart, histories)),
        drawings,
        tables.candles(shown, candles),
        /* axes= */ 1);
  }

  private ChartView chart(
      List<Shown> shown,
      Histories histories,
      List<ChartView.Line> lines,
      List<Drawing> drawings,
      ChartView.Table table,
      int axes) {
    Window window = histories.window();
    String names = shown.stream().map(each -> each.view().name()).collect(Collectors.joining(", "));
    return new ChartView(
        names,
        lines.stream().noneMatch(ChartView.Line::live),
        Times.span(words, histories.range().span()),
        window.from().getEpochSecond(),
        window.to().getEpochSecond() - window.from().getEpochSecond(),
        Integer.toString(axes),
        lines,
        drawings,
        table);
  }

  private ChartView.Line candleLine(Shown shown, CandleChart chart, Histories histories) {
    return line(shown, 0, 0, chart.data(), "candles", chart.window())
        .with(
            histories
                .candleHistory(shown.tile().figure().series())
                .map(history -> newest(history, histories.now()))
                .orElse(null));
  }

  /** Without its successor for as long as it lasted itself, a candle is stale. */
  private ChartView.@Nullable Newest newest(CandleHistory history, Instant now) {
    List<Candle> candles = history.candles();
    if (candles.isEmpty()) {
      return null;
    }
    Instant at = candles.get(candles.size() - 1).at();
    Instant end = at.plusSeconds(history.spanSeconds());
    boolean stale = now.isAfter(end.plusSeconds(history.spanSeconds()));
    DataSource source = history.source();
    return new ChartView.Newest(
        Times.attribute(at),
        times.clock(at, now),
        source == null ? "" : source.title(),
        stale,
        stale ? words.text("script.stale", "age", times.age(Duration.between(end, now))) : "");
  }

  private static ChartView.Line line(
      Shown shown, int number, int axis, String data, String what, Window window) {
    String series = shown.tile().figure().series();
    boolean candles = what.equals("candles");
    String path = "/api/v1/series/" + Places.segment(series) + (candles ? "/candles" : "");
    QueryString query =
        QueryString.EMPTY
            .with("from", window.from())
            .with("to", window.to())
            .with(what, candles ? 1_000 : 2_000);
    return new ChartView.Line(
        shown.view(),
        !candles,
        series,
        number,
        Palette.colour(number),
        Palette.isDashed(number),
        axis,
        data,
        path + query.with("format", "csv"),
        path + query,
        /* newest= */ null);
  }

  private Labels labels(List<Shown> shown, Range range) {
    return new Labels() {
      @Override
      public String value(int axis, double value, double step) {
        return numbers.value(BigDecimal.valueOf(value), atAxis(shown.get(axis), step));
      }

      @Override
      public double unit(int axis, double highest) {
        boolean bytes = shown.get(axis).tile().format().style() == FigureFormat.Style.BYTES;
        return bytes ? Numbers.unitOfBytes(highest) : 1;
      }

      @Override
      public String time(Instant at) {
        return range.isOfDays() ? times.day(at) : times.minute(at);
      }
    };
  }

  /** As many decimals as tell two lines apart; sizes that have a word keep their own. */
  private static FigureFormat atAxis(Shown shown, double step) {
    FigureFormat format = shown.tile().format();
    return switch (format.style()) {
      case COMPACT, BYTES -> format;
      case PRICE, DECIMAL, PERCENT ->
          new FigureFormat(format.style(), Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)));
    };
  }
}
