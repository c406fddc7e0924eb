package dev.bulletin.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartBlockTest {
  @Test
  void readsSeriesThatShareTheirPlaces() {
    Chart chart = ChartExamples.chart(ChartExamples.LINE);
    assertThat(chart.type()).isEqualTo(ChartType.LINE);
    assertThat(chart.caption()).isEqualTo(new Caption("Two coins", "Closing prices.", "USDT"));
    assertThat(chart.kind()).isEqualTo(ChartX.Kind.TIME);
    assertThat(chart.xs())
        .extracting(ChartX::text)
        .containsExactly("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z");
    assertThat(chart.series()).extracting(ChartSeries::name).containsExactly("Bitcoin", "Ether");
    assertThat(chart.series().get(1).row(3))
        .containsExactly(new BigDecimal("3177.25"), null, new BigDecimal("3150"));
    assertThat(chart.period()).isNull();
  }

  @Test
  void putsPointsOfDifferentPlacesOnOneAxis() {
    Chart chart = ChartExamples.chart(ChartExamples.AREA);
    assertThat(chart.xs()).extracting(ChartX::place).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(chart.series().get(1).points())
        .containsExactly(
            new ChartPoint(0, new BigDecimal(3)), new ChartPoint(2, new BigDecimal(4)));
  }

  @Test
  void ordersTimesHoweverTheyAreWritten() {
    Chart chart =
        ChartExamples.chart(
            "type: line\ntitle: T\nseries:\n  - {name: A, points: [[2026-01-02, 2], [2026-01-01, 1]]}");
    assertThat(chart.series().get(0).values())
        .containsExactly(new BigDecimal(1), new BigDecimal(2));
  }

  @Test
  void readsTheScaleOfAGauge() {
    Dial dial = ChartExamples.chart(ChartExamples.GAUGE).dial();
    assertThat(dial.max()).isEqualTo(new BigDecimal(100));
    assertThat(dial.thresholds()).extracting("name").containsExactly("Fear", "Neutral", "Greed");
  }

  @Test
  void readsCandlesAsFourSeries() {
    Chart chart = ChartExamples.chart(ChartExamples.CANDLESTICK);
    assertThat(chart.series())
        .extracting(ChartSeries::name)
        .containsExactly("open", "high", "low", "close");
    assertThat(chart.series().get(3).values())
        .containsExactly(new BigDecimal(96_900), new BigDecimal(95_400));
  }

  @Test
  void asksTheDashboardsForWhatItNames() {
    ChartBlock block = ChartBlock.read(ChartExamples.DASHBOARD);
    assertThat(block.references())
        .containsExactly(
            new SeriesReference(
                "BTC-USDT.price", new TimeWindow(Duration.ofDays(7), null, null), 240));
    Chart chart = block.chart(ChartExamples.WEEK);
    assertThat(chart.xs()).hasSize(168);
    assertThat(chart.period().frozen()).isTrue();
  }

  @Test
  void showsCandlesOfADashboardAsFourSeriesOfTheSameTimes() {
    ChartBlock block = ChartBlock.read("type: candlestick\ntitle: T\nseries: A.price\nrange: 7d\n");
    assertThat(block.references())
        .containsExactly(
            new SeriesReference(
                "A.price", new TimeWindow(Duration.ofDays(7), null, null), 60, true));
    Instant at = Instant.parse("2026-11-25T08:00:00Z");
    List<SeriesPoint> points =
        Stream.of(5, 9, 1, 7).map(value -> new SeriesPoint(at, BigDecimal.valueOf(value))).toList();
    Chart chart =
        block.chart(
            reference -> Optional.of(new SeriesData(at, at.plusSeconds(60), false, points)));
    assertThat(chart.xs()).hasSize(1);
    assertThat(chart.series())
        .extracting(ChartSeries::name)
        .containsExactly("open", "high", "low", "close");
    assertThat(chart.series().get(2).values()).containsExactly(BigDecimal.ONE);
  }

  @Test
  void showsSeriesThatWerePushed() {
    ChartBlock block =
        ChartBlock.read("type: line\ntitle: T\nseries: cpu.host=box.usage_user\nrange: 7d\n");
    assertThat(block.references())
        .extracting(SeriesReference::series)
        .containsExactly("cpu.host=box.usage_user");
  }

  @Test
  void asksForASeriesOnceHoweverOftenItIsNamed() {
    String twice =
        "type: line\ntitle: T\nrange: 1d\nseries: [A.price, {name: B, series: A.price}]\n";
    assertThat(ChartBlock.read(twice).references()).hasSize(1);
  }

  @Test
  void theSameQuestionHasTheSameKeyAndAnotherHasAnother() {
    assertThat(key("range: 7d")).isEqualTo(key("range: 1w"));
    List<String> keys =
        List.of(
            key("range: 7d"),
            key("range: 8d"),
            key("from: 2026-11-01"),
            key("from: 2026-11-01\nto: 2026-11-02"));
    assertThat(keys).doesNotHaveDuplicates();
  }

  private static String key(String window) {
    String yaml = "type: line\ntitle: T\nseries: A.price\n" + window;
    return ChartBlock.read(yaml).references().iterator().next().key();
  }

  @Test
  void tellsWhichSeriesHasNoNumbers() {
    ChartBlock block = ChartBlock.read(ChartExamples.DASHBOARD);
    assertThatThrownBy(() -> block.chart(ChartData.NONE))
        .isInstanceOf(ChartException.class)
        .hasMessage("line 3: no numbers of BTC-USDT.price are there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "''                                            | 1 | empty",
        "a                                             | 1 | a chart: expected fields",
        "title: T                                      | 1 | a chart needs type",
        "type: pie                                     | 1 | type: expected one of line, bar",
        "type: line                                    | 1 | a chart needs title",
        "type: line;title: ''                          | 2 | title: expected a text",
        "type: line;title: T                           | 1 | a chart needs series",
        "type: line;title: T;colour: red               | 3 | a chart has no colour; known are type",
        "type: line;title: T;title: U                  | 3 | title: given twice",
        "type: line;title: [T]                         | 2 | title: expected a text",
        "type: gauge;title: T;candles: []              | 3 | a chart has no candles",
        "type: line;title: T;x: [1];series: []         | 4 | series: expected 1 to 8, got 0",
        "type: line;title: T;x: [1];series: {}         | 4 | series: expected a list",
        "type: line;title: T;x: [1];series: [{name: A}] | 4 | a series here needs values",
        "type: line;title: T;x: [1];series: [{values: [1]}] | 4 | a series needs name",
        "type: line;title: T;series: [{name: A, values: [1]}] | 3 | values: need the list x",
        "type: line;title: T;x: [1,2];series: [{name: A, values: [1]}] | 4 | values: expected 2",
        "type: line;title: T;x: [1,1];series: [{name: A, values: [1,2]}] | 3 | x: given twice",
        "type: line;title: T;x: [1];series:;- name: A;  values:;   - 1e | 7 | a value: expected a number",
        "type: line;title: T;x: [1];series: [{name: A, values: [.inf]}] | 4 | a value: expected",
        "type: line;title: T;x: [1];series: [{name: A, values: ['1']}] | 4 | a value: expected",
        "type: line;title: T;x: [1];series: [{name: A, values: [1e16]}] | 4 | too large or too small",
        "type: line;title: T;x: [1];series: [{name: A, values: [1e-99]}] | 4 | too large or too small",
        "type: line;title: T;x: [1];series: [{name: A, values: [~]}] | 1 | all values are missing",
        "type: line;title: T;x: [1];series: [{name: A, value: 1}] | 4 | value: only in a doughnut",
        "type: line;title: T;series: [{name: A, points: [1]}] | 3 | a point [x, y]: expected a list",
        "type: line;title: T;series: [{name: A, points: [[1,2,3]]}] | 3 | expected 2 to 2, got 3",
        "type: line;title: T;series: [{name: A, points: [[1,2]], values: [1]}] | 3 | either values",
        "type: line;title: T;x: [1];series: [{name: A, values: [1]},{name: A, values: [1]}] | 4 | two series",
        "type: line;title: T;x: [2026-02-30];series: [{name: A, values: [1]}] | 3 | no such time",
        "type: line;title: T;series: A.price           | 1 | needs range, such as 7d, or from",
        "type: line;title: T;series: A price;range: 7d | 3 | expected the name of a series",
        "type: line;title: T;series: A.price;range: 7x | 4 | range: expected a time such as",
        "type: line;title: T;series: A.price;range: 9999w | 4 | range: at most 3660 days",
        "type: line;title: T;series: A.price;range: 7d;from: 2026-01-01 | 5 | either range or from",
        "type: line;title: T;series: A.price;from: 2026-01-02;to: 2026-01-01 | 4 | must be before to",
        "type: line;title: T;series: A.price;from: soon | 4 | from: expected a date",
        "type: line;title: T;series: [{series: A.price, values: [1]}];range: 7d | 3 | either written",
        "type: bar;title: T;x: [1];series: [{name: A, values: [1]}];range: 7d | 5 | only for a series",
        "type: doughnut;title: T;series: [{name: A, value: -1}] | 3 | cannot be missing or negative",
        "type: doughnut;title: T;series: [{name: A, value: 0}] | 1 | needs a value above zero",
        "type: doughnut;title: T;series: [{name: A, values: [1]}] | 3 | a slice has one value",
        "type: gauge;title: T;min: 0;max: 1            | 1 | a gauge needs value or series",
        "type: gauge;title: T;value: 1;min: 0          | 1 | a chart needs max",
        "type: gauge;title: T;value: 1;min: 1;max: 1   | 5 | max: must be above min",
        "type: gauge;title: T;value: 1;min: 0;max: 9;thresholds: [{at: 5, name: A},{at: 4, name: B}] | 6 | ascend",
        "type: gauge;title: T;value: 1;min: 0;max: 9;thresholds: [1,2,3,4,5] | 6 | expected 1 to 4, got 5",
        "type: gauge;title: T;value: 1;series: A.b;min: 0;max: 9 | 4 | either value or series",
        "type: candlestick;title: T;series: a.b | 1 | needs range",
        "type: candlestick;title: T;series: a.b;range: 7d;candles: [[a, 1, 2, 1, 2]] | 3 | either candles or series",
        "type: candlestick;title: T;series: [a.b];range: 7d | 3 | a candlestick shows one",
        "type: candlestick;title: T;candles: [[1,2,3]] | 3 | a candle [x, open, high, low, close]",
        "type: candlestick;title: T;candles: [[Mon,2,1,1,2]] | 3 | high must be the largest",
        "type: candlestick;title: T;candles: [[Mon,1,1,1,1],[Mon,1,1,1,1]] | 3 | two of the same x",
        "type: line;title: \"a\\u202Eb\"                | 2 | title: expected a single line",
        "type: line;title: \"a\\u0007b\"                | 2 | title: expected a single line",
        "type: line;title: T;unit: abcdefghijklmnopqrstu | 3 | a single line of at most 20",
        "type: line;title: &a T                        | 2 | anchors, aliases and tags",
        "type: line;title: *a                          | 2 | anchors, aliases and tags",
        "type: line;title: !!str T                     | 2 | anchors, aliases and tags",
        "type: line;title: !!java.net.URL [T]          | 2 | anchors, aliases and tags",
        "type: line;x: [[[[[[[1]]]]]]]                 | 2 | nested too deeply",
        "type: line;title: 'T                          | 2 | not YAML: ",
        "type: line;;;title: a: b                      | 4 | not YAML: "
      })
  void tellsLineAndReason(String yaml, int line, String reason) {
    assertThatThrownBy(() -> ChartBlock.read(yaml.replace(';', '\n')))
        .isInstanceOfSatisfying(
            ChartException.class,
            failure -> {
              assertThat(failure.reason()).contains(reason);
              assertThat(failure.line()).as(failure.reason()).isEqualTo(line);
            });
  }

  @Test
  void refusesMorePointsThanAChartShows() {
    String numbers = IntStream.range(0, 1_001).mapToObj(String::valueOf).collect(joined());
    String yaml =
        "type: line\ntitle: T\nx: [%s]\nseries:\n- {name: A, values: [%s]}\n- {name: B, values: [%s]}"
            .formatted(numbers, numbers, numbers);
    assertThatThrownBy(() -> ChartBlock.read(yaml))
        .hasMessage("line 6: more than 2,000 points in a chart");
    String bars = "type: bar\ntitle: T\nx: [%s]\nseries:\n- {name: A, values: [%s]}";
    assertThatThrownBy(() -> ChartBlock.read(bars.formatted(numbers, numbers)))
        .hasMessageContaining("more than 200 places for bars");
  }

  @Test
  void refusesAListThatIsLongerThanAChartShows() {
    String places = IntStream.range(0, 2_001).mapToObj(String::valueOf).collect(joined());
    String dashboard = "type: line\ntitle: T\nrange: 1d\nseries: A.price\nx: [%s]";
    assertThatThrownBy(() -> ChartBlock.read(dashboard.formatted(places)))
        .hasMessage("line 5: x: expected 1 to 2,000, got 2,001");
    String points = IntStream.range(0, 2_001).mapToObj("[%d, 1]"::formatted).collect(joined());
    String written = "type: line\ntitle: T\nseries: [{name: A, points: [%s]}]";
    assertThatThrownBy(() -> ChartBlock.read(written.formatted(points)))
        .hasMessage("line 3: points: expected 1 to 2,000, got 2,001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[[1, 2], "})
  void refusesEndlessNesting(String opening) {
    String yaml = opening.repeat(200_000 / opening.length());
    assertThatThrownBy(() -> ChartBlock.read(yaml)).isInstanceOf(ChartException.class);
  }

  @Test
  void refusesABlockThatIsTooLong() {
    String yaml = "#".repeat(200_001);
    assertThatThrownBy(() -> ChartBlock.read(yaml)).hasMessageContaining("longer than");
  }

  @Test
  void refusesMoreSeriesThanAreToldApart() {
    String series = Collections.nCopies(9, "{name: A, values: [1]}").stream().collect(joined());
    assertThatThrownBy(
            () -> ChartBlock.read("type: line\ntitle: T\nx: [1]\nseries: [" + series + "]"))
        .hasMessage("line 4: series: expected 1 to 8, got 9");
  }

  @Test
  void refusesMoreCandlesThanAreToldApart() {
    String candles =
        IntStream.range(0, 201).mapToObj("[d%d, 1, 1, 1, 1]"::formatted).collect(joined());
    assertThatThrownBy(
            () -> ChartBlock.read("type: candlestick\ntitle: T\ncandles: [" + candles + "]"))
        .hasMessage("line 3: candles: expected 1 to 200, got 201");
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
