package dev.bulletin.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.testing.TestClassPath;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  static Language[] languages() {
    return Language.values();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasNoEmptyTextAndTheSamePlaceholders(Language language) throws Exception {
    Properties english = file(Language.EN);
    Properties texts = file(language);
    assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : texts.stringPropertyNames()) {
      assertThat(texts.getProperty(key)).as(key).isNotBlank();
      assertThat(placeholders(texts.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  @Test
  void speaksEnglishInALanguageThatOnlyAnotherServiceHas() {
    assertThat(Texts.of(Language.parse("fr")).text("svg.name")).isEqualTo("Name");
  }

  /** What a report says by itself in a language that is one more file. */
  public static final class ThirdLanguage implements Supplier<Set<String>> {
    @Override
    public Set<String> get() {
      Texts texts = Texts.of(Language.of("fr").orElseThrow());
      return new TreeSet<>(List.of(texts.text("svg.open"), texts.text("title", "time", "midi")));
    }
  }

  @Test
  void hasAThirdLanguageByOneMoreFile(@TempDir Path folder) throws Exception {
    Properties french = new Properties();
    file(Language.EN).forEach((key, text) -> french.put(key, "«" + text + "»"));
    try (Writer out = Files.newBufferedWriter(folder.resolve("reports_fr.properties"))) {
      french.store(out, null);
    }
    try (var loader = new URLClassLoader(classPath(folder), ClassLoader.getPlatformClassLoader())) {
      assertThat(said(loader).get()).containsExactly("«Open»", "«{dashboard}, midi»");
    }
  }

  @SuppressWarnings("unchecked") // It is the class above.
  private static Supplier<Set<String>> said(ClassLoader loader) throws Exception {
    return (Supplier<Set<String>>)
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

  private static Properties file(Language language) throws Exception {
    Properties texts = new Properties();
    String file = "/reports_" + language.code() + ".properties";
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
