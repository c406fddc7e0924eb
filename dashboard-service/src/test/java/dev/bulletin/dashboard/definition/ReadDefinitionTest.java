package dev.bulletin.dashboard.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadDefinitionTest {
  private static final String SOUND =
      """
      title: {en: Machines, vi: Máy}
      description: What they do.
      tiles:
        - key: load
          name: Load
          series: machine.host=a.load
          unit: "%"
          change: machine.change
          fallbacks: [{series: other.load}]
          format: {style: percent, decimals: 1}
          freshness: 90s
          thresholds:
            - {from: 0, level: good}
            - {from: 0.5, level: bad, label: {en: high, vi: cao}}
        - key: memory
          name: Memory
          series: machine.memory
          format: bytes
      panels:
        - key: lower
          kind: table
          title: Both
          place: {column: 1, row: 2, width: 12, height: 1}
          tiles: [load, memory]
        - key: upper
          kind: gauge
          title: Load
          place: {column: 1, row: 1, width: 6, height: 1}
          tiles: [load]
          min: 0
          max: 1.5
        - key: about
          kind: text
          title: About
          place: {column: 7, row: 1, width: 6, height: 1}
          text: Hello.
      """;

  private static List<DefinitionProblem> problems(String yaml) {
    return ReadDefinition.of("x", yaml).problems();
  }

  private static List<DefinitionProblem> with(String before, String after) {
    assertThat(SOUND).contains(before);
    return problems(SOUND.replaceFirst(Pattern.quote(before), after));
  }

  private static DefinitionProblem problem(int line, String path, String reason) {
    return new DefinitionProblem(line, path, reason);
  }

  @Test
  void readsAllOfADefinition() {
    ReadDefinition read = ReadDefinition.of("machines", SOUND);
    assertThat(read.problems()).isEmpty();
    Dashboard dashboard = read.dashboard();
    assertThat(dashboard.name()).isEqualTo("machines");
    assertThat(dashboard.title()).isEqualTo(new LocalizedText("Machines", "Máy"));
    assertThat(dashboard.tiles().get(0))
        .isEqualTo(
            new TileDefinition(
                "load",
                LocalizedText.same("Load"),
                List.of(
                    new TileSeries("machine.host=a.load", "%", "machine.change"),
                    new TileSeries("other.load", "%", null)),
                new FigureFormat(FigureFormat.Style.PERCENT, 1),
                Duration.ofSeconds(90),
                List.of(
                    new Threshold(BigDecimal.ZERO, Threshold.Level.GOOD, null),
                    new Threshold(
                        new BigDecimal("0.5"),
                        Threshold.Level.BAD,
                        new LocalizedText("high", "cao")))));
    assertThat(dashboard.panels())
        .extracting(Panel::key)
        .containsExactly("upper", "about", "lower");
    assertThat(dashboard.panels().get(0).max()).isEqualTo("1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "title: {en: Machines, vi: Máy} | title: '' | 1 | title | is empty",
        "vi: Máy | de: Ma | 1 | title | needs vi",
        "key: load | key: lo ad | 4 | tiles[0].key | lo ad is not of the form"
            + " ^[A-Za-z0-9][A-Za-z0-9_.:-]*$, such as BTC-USDT",
        "name: Load | nam: Load | 5 | tiles[0].nam | no such field; known are key, name, series,"
            + " unit, change, fallbacks, format, freshness, thresholds",
        "series: machine.memory | series: 7 | 17 | tiles[1].series | expected a text",
        "style: percent | style: per | 10 | tiles[0].format.style | expected one of price,"
            + " decimal, compact, percent, bytes",
        "decimals: 1 | decimals: 1.5 | 10 | tiles[0].format.decimals | expected a whole number",
        "format: bytes | format: byte | 18 | tiles[1].format | expected one of price, decimal,"
            + " compact, percent, bytes",
        "freshness: 90s | freshness: soon | 11 | tiles[0].freshness | soon is not of the form"
            + " ^[1-9][0-9]{0,3}[smhd]$, such as 90s, 5m",
        "from: 0.5 | from: 0 | 14 | tiles[0].thresholds[1].from | not more than 0 before it",
        "from: 0.5 | from: .inf | 14 | tiles[0].thresholds[1].from | no number that can be shown",
        "from: 0.5 | from: 1e-999999999 | 14 | tiles[0].thresholds[1].from | no number that can be"
            + " shown",
        "key: memory | key: load | 15 | tiles[1].key | load is given twice",
        "key: upper | key: lower | 25 | panels[1].key | lower is given twice",
        "kind: table | kind: tabel | 21 | panels[0].kind | expected one of tiles, gauge,"
            + " time-series, candlestick, doughnut, table, text",
        "width: 12 | width: 13 | 23 | panels[0].place.width | more than 12",
        "column: 7 | column: 8 | 35 | panels[2].place.width | ends beyond column 12",
        "column: 7 | column: 6 | 35 | panels[2].place | overlaps the panel upper",
        "[load, memory] | [load, disk] | 24 | panels[0].tiles[1] | there is no tile disk",
        "[load, memory] | [load, load] | 24 | panels[0].tiles[1] | load is given twice",
        "[load, memory] | [] | 24 | panels[0].tiles | needs at least 1",
        "max: 1.5 | max: 0 | 31 | panels[1].max | not more than min, 0",
        "kind: table | kind: doughnut | 24 | panels[0].tiles | parts of a whole have one unit,"
            + " these have , %",
      })
  void tellsLineAndReason(String before, String after, int line, String path, String reason) {
    assertThat(with(before, after == null ? "" : after)).contains(problem(line, path, reason));
  }

  @Test
  void tellsWhatAKindOfPanelNeedsAndWhatItCannotHave() {
    assertThat(with("kind: table", "kind: gauge"))
        .contains(
            problem(20, "panels[0]", "needs min"),
            problem(20, "panels[0]", "needs max"),
            problem(24, "panels[0].tiles", "more than 1"));
    assertThat(with("kind: gauge", "kind: tiles"))
        .containsExactly(
            problem(30, "panels[1].min", "not for a panel of this kind"),
            problem(31, "panels[1].max", "not for a panel of this kind"));
    assertThat(with("kind: text", "kind: table"))
        .contains(
            problem(32, "panels[2]", "needs tiles"),
            problem(36, "panels[2].text", "not for a panel of this kind"));
  }

  @Test
  void tellsOfAllProblemsByLine() {
    String wrong = SOUND.replace("name: Load", "name: 5").replace("kind: gauge", "kind: 5");
    assertThat(problems(wrong)).extracting(DefinitionProblem::line).startsWith(5).isSorted();
    assertThat(problems(wrong)).extracting(DefinitionProblem::path).contains("panels[1].kind");
  }

  @Test
  void refusesAFieldThatIsGivenTwice() {
    assertThat(with("name: Load", "name: Load\n    name: Again"))
        .containsExactly(problem(6, "tiles[0].name", "given twice"));
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThat(problems("title: [")).hasSize(1).first().extracting("path").isEqualTo("");
    assertThat(problems("title: \u0000")).hasSize(1);
    assertThat(problems("")).containsExactly(problem(1, "", "empty"));
    assertThat(problems("~")).containsExactly(problem(1, "", "expected fields"));
  }

  @Test
  void refusesAliasesBeforeTheyGrow() {
    var laughs = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    assertThat(problems(laughs.toString()))
        .containsExactly(problem(1, "", "anchors, aliases and tags are not known here"));
    assertThat(problems("title: !!java.net.URL [x]"))
        .containsExactly(problem(1, "", "anchors, aliases and tags are not known here"));
  }

  @Test
  void refusesWhatIsTooDeepOrTooLarge() {
    assertThat(problems("[".repeat(100_000))).hasSize(1);
    assertThat(problems("[".repeat(100_000)).get(0).reason()).isEqualTo("nested too deeply");
    String large = "# " + "ờ".repeat(90_000) + "\n" + SOUND;
    assertThat(problems(large)).containsExactly(problem(1, "", "longer than 262,144 bytes"));
  }

  @Test
  void limitsTilesAndPanelsAndWhatItTells() {
    String tiles = "\n  - {key: a, name: a, series: a}".repeat(101);
    List<DefinitionProblem> told = problems("title: x\ntiles:%s\npanels: []".formatted(tiles));
    assertThat(told)
        .contains(problem(2, "tiles", "more than 100"), problem(104, "panels", "needs at least 1"));
    assertThat(problems("title: x\ntiles: [%s 1]\npanels: []".formatted("1, ".repeat(90))))
        .hasSize(50);
  }
}
