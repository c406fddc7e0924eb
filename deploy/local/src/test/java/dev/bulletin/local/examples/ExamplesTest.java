package dev.bulletin.local.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartBlock;
import dev.bulletin.report.chart.ChartType;
import dev.bulletin.report.chart.SeriesData;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
  private static final Pattern CHART = Pattern.compile("(?ms)^```chart\n(.*?)^```$");
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final SeriesPoint SAMPLE = new SeriesPoint(NOW, BigDecimal.valueOf(96_000));
  private static final Pattern VIETNAMESE = Pattern.compile("[ăạảấếệộợữ]");
  private static final Pattern ENGLISH = Pattern.compile("\\b(the|of|and)\\b");
  private static final Map<Language, String> WARNINGS =
      Map.of(
          Language.EN,
          "This is an example report: its figures are invented for illustration"
              + " and describe no real market.\n",
          Language.VI,
          "Đây là bài mẫu: các con số trong bài được đặt ra để minh hoạ,"
              + " không phản ánh thị trường thực.\n");

  @Test
  void areADozenAndNoFileIsForgotten() throws IOException, URISyntaxException {
    Path folder = Path.of(Examples.class.getResource("/examples/index.txt").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".md"))).hasSize(12);
    }
    assertThat(Examples.read()).hasSize(12);
    assertThat(Examples.read().stream().map(ExampleReport::slug)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void haveAnAddressAnAuthorAndTags(ExampleReport example) {
    assertThat(example.slug()).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(100);
    assertThat(example.author()).isNotBlank();
    assertThat(example.tags())
        .hasSizeBetween(2, 4)
        .allSatisfy(tag -> assertThat(tag).matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void areWrittenInBothLanguages(ExampleReport example) {
    assertThat(example.texts()).containsOnlyKeys(Language.values());
    ReportText english = example.texts().get(Language.EN);
    ReportText vietnamese = example.texts().get(Language.VI);
    assertThat(english.body()).containsPattern(ENGLISH).isNotEqualTo(vietnamese.body());
    assertThat(vietnamese.title()).containsPattern(VIETNAMESE).doesNotContainPattern(ENGLISH);
    assertThat(vietnamese.body()).containsPattern(VIETNAMESE).doesNotContainPattern(ENGLISH);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void haveTextsOfTheLengthThatReadersExpect(ExampleReport example) {
    assertThat(example.texts().values())
        .allSatisfy(
            text -> {
              assertThat(text.title()).hasSizeBetween(10, 200);
              assertThat(text.summary()).hasSizeBetween(50, 1_000);
              String prose = CHART.matcher(text.body()).replaceAll("");
              assertThat(prose.split("\\s+")).hasSizeBetween(300, 700);
              assertThat(text.body()).containsPattern("(?m)^## ");
            });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sayFirstThatTheirFiguresAreInvented(ExampleReport example) {
    example
        .texts()
        .forEach((language, text) -> assertThat(text.body()).startsWith(WARNINGS.get(language)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void linkOnlyToPagesThatAreThere(ExampleReport example) {
    List<String> slugs = Examples.read().stream().map(ExampleReport::slug).toList();
    example
        .texts()
        .forEach(
            (language, text) ->
                assertThat(targets(text)).allMatch(target -> isPage(language, target, slugs)));
  }

  private static boolean isPage(Language language, String target, List<String> slugs) {
    String root = "/" + language.code() + "/";
    String reports = root + "reports/";
    return target.equals(root + "dashboards/crypto")
        || target.startsWith(reports) && slugs.contains(target.substring(reports.length()));
  }

  private static List<String> targets(ReportText text) {
    return LINK.matcher(text.body()).results().map(found -> found.group(1)).toList();
  }

  @Test
  void showChartsOfEveryTypeAndOneOfADashboard() {
    List<ChartBlock> charts =
        Examples.read().stream().flatMap(example -> charts(example, Language.EN)).toList();
    assertThat(charts.stream().map(ExamplesTest::drawn).map(Chart::type))
        .contains(ChartType.values());
    assertThat(charts).anySatisfy(chart -> assertThat(chart.references()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showTheSameNumbersInBothLanguagesAndSayWhereTheyAreFrom(ExampleReport example) {
    List<ChartBlock> english = charts(example, Language.EN).toList();
    List<ChartBlock> vietnamese = charts(example, Language.VI).toList();
    assertThat(english).hasSameSizeAs(vietnamese);
    for (int i = 0; i < english.size(); i++) {
      ChartBlock chart = english.get(i);
      boolean invented = chart.references().isEmpty();
      assertThat(numbers(chart)).isEqualTo(numbers(vietnamese.get(i)));
      assertThat(chart.references()).isEqualTo(vietnamese.get(i).references());
      assertThat(drawn(chart).caption().description())
          .contains(invented ? "invented for illustration" : "Read from the dashboard");
      assertThat(drawn(vietnamese.get(i)).caption().description())
          .contains(invented ? "để minh hoạ" : "được đọc từ bảng số liệu");
    }
  }

  private static Stream<ChartBlock> charts(ExampleReport example, Language language) {
    String body = example.texts().get(language).body();
    return CHART.matcher(body).results().map(found -> ChartBlock.read(found.group(1)));
  }

  private static Chart drawn(ChartBlock block) {
    return block.chart(
        reference -> Optional.of(new SeriesData(NOW, NOW.plusSeconds(1), true, List.of(SAMPLE))));
  }

  private static List<BigDecimal> numbers(ChartBlock block) {
    return drawn(block).values().toList();
  }

  static List<ExampleReport> examples() {
    return Examples.read();
  }
}
