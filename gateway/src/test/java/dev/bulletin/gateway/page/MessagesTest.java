package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.page.TemplateSources.Source;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("\\bt\\.([\\w.]+)");
  private static final Pattern KEY_IN_SCRIPT = Pattern.compile("say\\([\\w.]+, \"(\\w+)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  private static final Pattern COUNTED = Pattern.compile("\\{(?:n|count)} (?!min\\b)\\p{L}{2,}");

  private final Messages messages = Messages.load();
  private final Messages studio = Messages.loadOrEnglish("studio");

  static Language[] languages() {
    return Language.values();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasTheSameKeysInEveryLanguage(Language language) {
    assertThat(messages.in(language).keys())
        .containsExactlyInAnyOrderElementsOf(messages.in(Language.EN).keys());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasNoEmptyTextAndTheSamePlaceholders(Language language) {
    for (Messages each : List.of(messages, studio)) {
      for (String key : each.in(language).keys()) {
        String text = each.in(language).text(key);
        assertThat(text).as(key).isNotBlank();
        assertThat(placeholders(text))
            .as(key)
            .isEqualTo(placeholders(each.in(Language.EN).text(key)));
      }
    }
  }

  /** In a template the text could not be told from the others. */
  @Test
  void hasNoTextWhereOthersBranchOff() {
    for (Messages each : List.of(messages, studio)) {
      Set<String> keys = each.in(Language.EN).keys();
      assertThat(keys)
          .noneMatch(key -> keys.stream().anyMatch(other -> other.startsWith(key + ".")));
    }
  }

  @Test
  void hasEveryKeyThatATemplateNames() {
    for (Source template : TemplateSources.templates()) {
      Set<String> named = keys(KEY_IN_TEMPLATE, template.text());
      assertThat(messages.in(Language.EN).keys()).as(template.name()).containsAll(named);
    }
  }

  @Test
  void hasEveryKeyThatTheScriptNames() {
    Set<String> named = new TreeSet<>();
    TemplateSources.scripts().forEach(script -> named.addAll(keys(KEY_IN_SCRIPT, script.text())));
    assertThat(named).contains("stale", "missing", "newReport");
    assertThat(messages.in(Language.EN).keys())
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
    assertThat(studio.in(Language.EN).keys()).containsAll(named);
  }

  @Test
  void givesTheScriptItsWordsAndNoOthers() {
    assertThat(messages.in(Language.VI).script())
        .contains("\"live\":\"Trực tiếp\"")
        .doesNotContain("Trang chủ");
  }

  /** Units follow counts and words go before them, so that no language needs a plural. */
  @Test
  void saysCountsWithoutPlurals() {
    for (Messages each : List.of(messages, studio)) {
      for (String key : each.in(Language.EN).keys()) {
        assertThat(each.in(Language.EN).text(key)).as(key).doesNotContainPattern(COUNTED);
      }
    }
  }

  @Test
  void turnsKeysIntoATreeForTemplates() {
    assertThat(messages.in(Language.EN).tree())
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

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
