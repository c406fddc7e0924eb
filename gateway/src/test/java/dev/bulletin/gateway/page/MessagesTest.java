package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.page.TemplateSources.Source;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("\\bt\\.([\\w.]+)");
  private static final Pattern KEY_IN_SCRIPT = Pattern.compile("say\\([\\w.]+, \"(\\w+)\"");

  /** A word of the plural behind a number that may be one; "5 min" fits all numbers. */
  private static final Pattern COUNTED = Pattern.compile("\\{(?:n|max|count)} \\p{L}+s\\b");

  private final Messages messages = Messages.load("messages", Language.locales());
  private final Messages studio = Messages.loadWritten("studio", Language.locales());

  static Language[] languages() {
    return Language.values();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasTheSameKeysInEveryLanguage(Language language) {
    assertThat(messages.in(language.locale()).keys())
        .containsExactlyInAnyOrderElementsOf(messages.in(Language.EN.locale()).keys());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasNoEmptyText(Language language) throws Exception {
    for (String name : List.of("messages", "studio")) {
      assertThat(file(name, language).values()).noneMatch(text -> text.toString().isBlank());
    }
  }

  /** Values are put in before a template sees the text. */
  @Test
  void givesTemplatesNoTextWithAPlaceForAValue() {
    TemplateSources.templates().forEach(template -> hasNoPlaces(messages, template));
    TemplateSources.studioTemplates().forEach(template -> hasNoPlaces(studio, template));
  }

  private static void hasNoPlaces(Messages words, Source template) {
    assertThat(keys(KEY_IN_TEMPLATE, template.text()))
        .as(template.name())
        .allMatch(key -> words.in(Locale.ENGLISH).places(key).isEmpty());
  }

  /** In a template the text could not be told from the others. */
  @Test
  void hasNoTextWhereOthersBranchOff() {
    for (Messages each : List.of(messages, studio)) {
      Set<String> keys = each.in(Language.EN.locale()).keys();
      assertThat(keys)
          .noneMatch(key -> keys.stream().anyMatch(other -> other.startsWith(key + ".")));
    }
  }

  @Test
  void hasEveryKeyThatATemplateNames() {
    for (Source template : TemplateSources.templates()) {
      Set<String> named = keys(KEY_IN_TEMPLATE, template.text());
      assertThat(messages.in(Language.EN.locale()).keys()).as(template.name()).containsAll(named);
    }
  }

  @Test
  void hasEveryKeyThatTheScriptNames() {
    Set<String> named = new TreeSet<>();
    TemplateSources.scripts().forEach(script -> named.addAll(keys(KEY_IN_SCRIPT, script.text())));
    assertThat(named).contains("stale", "missing", "newReport");
    assertThat(messages.in(Language.EN.locale()).keys())
        .containsAll(named.stream().map("script."::concat).toList());
  }

  @Test
  void hasEveryKeyThatTheStudioNames() {
    Set<String> named = new TreeSet<>();
    TemplateSources.studioTemplates()
        .forEach(template -> named.addAll(keys(KEY_IN_TEMPLATE, template.text())));
    TemplateSources.studioScripts().stream()
        .flatMap(script -> keys(KEY_IN_SCRIPT, script.text()).stream())
        .forEach(key -> named.add("script." + key));
    assertThat(named).contains("editor.publish", "script.notSaved");
    assertThat(studio.in(Language.EN.locale()).keys()).containsAll(named);
  }

  @Test
  void givesTheScriptItsWordsAndNoOthers() {
    assertThat(messages.in(Language.VI.locale()).script())
        .contains("\"live\":\"Trực tiếp\"")
        .doesNotContain("Trang chủ");
  }

  @Test
  void choosesTheWordsBehindANumberByTheNumber() throws Exception {
    assertThat("{n} rows between").containsPattern(COUNTED);
    for (String name : List.of("messages", "studio")) {
      file(name, Language.EN)
          .forEach(
              (key, text) -> assertThat("" + text).as("" + key).doesNotContainPattern(COUNTED));
    }
  }

  @Test
  void saysOneAndManyAsPeopleDo() {
    Words english = messages.in(Locale.ENGLISH);
    assertThat(english.text("search.found", "n", 1)).isEqualTo("1 report found.");
    assertThat(english.text("search.found", "n", 1_234)).isEqualTo("1,234 reports found.");
    assertThat(messages.in(Language.VI.locale()).text("search.found", "n", 1_234))
        .isEqualTo("Tìm thấy 1.234 báo cáo.");
    assertThat(studio.in(Locale.ENGLISH).text("fault.length", "max", 1, "n", 2))
        .isEqualTo("At most 1 character; these are 2.");
  }

  @Test
  void givesTheScriptItsPluralsByCategory() {
    assertThat(messages.in(Locale.ENGLISH).script())
        .contains(
            "\"language\":\"en\"",
            "\"forms\":{\"one\":\"{n} minute to read\",\"other\":\"{n} minutes to read\"}");
  }

  @Test
  void turnsKeysIntoATreeForTemplates() {
    assertThat(messages.in(Language.EN.locale()).tree())
        .extracting("nav.home", "problem.notFound.title", "skip")
        .containsExactly("Home", "This page does not exist", "Skip to the content");
  }

  private static Set<String> keys(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties file(String name, Language language) throws Exception {
    Properties texts = new Properties();
    String file = "/" + name + "_" + language.code() + ".properties";
    try (InputStream in = MessagesTest.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
