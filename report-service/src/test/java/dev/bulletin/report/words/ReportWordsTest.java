package dev.bulletin.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.testing.PolishFile;
import dev.bulletin.testing.TestClassPath;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportWordsTest {
  static Language[] languages() {
    return Language.values();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasNoEmptyText(Language language) throws Exception {
    Properties texts = new Properties();
    String file = "/reports_" + language.code() + ".properties";
    try (InputStream in = ReportWords.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    assertThat(texts.values()).isNotEmpty().noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void saysOneAndManyAsPeopleDo() {
    Words english = ReportWords.in(Language.EN);
    assertThat(english.text("pdf.leftOut", "n", 1, "address", "x"))
        .isEqualTo("1 row between is left out; all are at x");
    assertThat(english.text("pdf.leftOut", "n", 1_200, "address", "x"))
        .isEqualTo("1,200 rows between are left out; all are at x");
    assertThat(ReportWords.in(Language.VI).text("pdf.leftOut", "n", 1_200, "address", "x"))
        .isEqualTo("Lược bớt 1.200 hàng ở giữa; xem đủ tại x");
  }

  @Test
  void speaksEnglishInALanguageThatOnlyAnotherServiceHas() {
    assertThat(ReportWords.in(Language.parse("pl")).text("svg.name")).isEqualTo("Name");
  }

  /** What a report says by itself in a language that is one more file. */
  public static final class ThirdLanguage implements Supplier<List<String>> {
    @Override
    public List<String> get() {
      Words words = ReportWords.in(Language.of("pl").orElseThrow());
      return Stream.concat(
              Stream.of(words.text("svg.open")),
              Stream.of(1, 3, 5).map(n -> words.text("pdf.leftOut", "n", n, "address", "x")))
          .toList();
    }
  }

  @Test
  void hasAThirdLanguageByOneMoreFileAndCountsByItsRules(@TempDir Path folder) throws Exception {
    String leftOut =
        "{n, plural, one {Pominięto # wiersz, zob. {address}} few {Pominięto # wiersze, zob."
            + " {address}} many {Pominięto # wierszy, zob. {address}} other {Pominięto # wiersza,"
            + " zob. {address}}}";
    PolishFile.write(folder, "reports", Map.of("pdf.leftOut", leftOut));
    try (var loader = new URLClassLoader(classPath(folder), ClassLoader.getPlatformClassLoader())) {
      assertThat(said(loader).get())
          .containsExactly(
              "«Open»",
              "Pominięto 1 wiersz, zob. x",
              "Pominięto 3 wiersze, zob. x",
              "Pominięto 5 wierszy, zob. x");
    }
  }

  @SuppressWarnings("unchecked") // It is the class above.
  private static Supplier<List<String>> said(ClassLoader loader) throws Exception {
    return (Supplier<List<String>>)
        loader.loadClass(ThirdLanguage.class.getName()).getConstructor().newInstance();
  }

  private static URL[] classPath(Path first) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(first.toUri().toURL());
    for (String entry : TestClassPath.get().split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
