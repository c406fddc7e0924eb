package dev.bulletin.local.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
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
              assertThat(text.body().split("\\s+")).hasSizeBetween(300, 700);
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

  static List<ExampleReport> examples() {
    return Examples.read();
  }
}
