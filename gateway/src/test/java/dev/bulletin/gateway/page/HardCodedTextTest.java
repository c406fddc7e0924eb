package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.page.TemplateSources.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardCodedTextTest {
  @Test
  void findsWordsBetweenTags() {
    assertThat(HardCodedText.in("<p class=\"a\">{{#if x}}Not found{{/if}}</p>"))
        .containsExactly("Not found");
  }

  @Test
  void findsWordsInAttributesThatAreRead() {
    assertThat(HardCodedText.in("<a class=\"x\" title=\"Đóng\" href=\"/en\">{{label}}</a>"))
        .containsExactly("Đóng");
  }

  @Test
  void findsWordsInTheDescription() {
    assertThat(HardCodedText.in("<meta name=\"description\" content=\"Words {{page.x}}\">"))
        .containsExactly("Words");
  }

  @Test
  void leavesMarkupAndSignsAlone() {
    assertThat(HardCodedText.in("<h{{level}} data-part=\"x\">▲ · {{title}} 24</h{{level}}>"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note.textContent = \"Saved\";",
        "note.textContent = `Saved as ${n}`;",
        "button.setAttribute(\"aria-label\", 'Đóng');",
        "if (confirm(\"Really?\")) {",
        "list.append(\"none\");",
        "const words = { later: \"Try again later\" };",
      })
  void findsWordsThatAScriptShows(String script) {
    assertThat(HardCodedScript.in(script)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note.textContent = say(words, \"saved\");",
        "// says \"Try again later\"",
        "line.textContent = `${text}\n`;",
        "element.setAttribute(\"aria-hidden\", \"true\");",
        "fetch(\"https://example.org/a\", { headers: { Accept: \"text/html\" } });",
        "throw new Error(`the form has no ${name}`);",
      })
  void leavesTheRestOfAScriptAlone(String script) {
    assertThat(HardCodedScript.in(script)).isEmpty();
  }

  @Test
  void leavesEveryWordOfTheScriptsToTheMessageFiles() {
    List<Source> scripts = new ArrayList<>(TemplateSources.scripts());
    scripts.addAll(TemplateSources.studioScripts());
    assertThat(scripts).hasSizeGreaterThan(10);
    assertThat(scripts)
        .allSatisfy(
            script -> assertThat(HardCodedScript.in(script.text())).as(script.name()).isEmpty());
  }
}
