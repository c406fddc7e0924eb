package dev.bulletin.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ParsingTest {
  private static final Map<String, String> TEXTS =
      Map.of("page", "Of {{name}}{{> end}}", "end", "!", "broken", "{{#if}");

  @Test
  void givesTheSameTemplateToAllRenderings() throws IOException {
    ParsedTemplate page = parsed(Parsing.ONCE);
    assertThat(page.template()).isSameAs(page.template());
  }

  @Test
  void givesEachRenderingATemplateOfItsOwn() throws IOException {
    ParsedTemplate page = parsed(Parsing.EACH_TIME);
    assertThat(page.template()).isNotSameAs(page.template());
  }

  @Test
  void rendersAlike() throws IOException {
    for (Parsing parsing : Parsing.values()) {
      assertThat(set(parsing).template("page").apply(Map.of("name", "Ann"))).isEqualTo("Of Ann!");
    }
  }

  @Test
  void tellsOfWhatIsBrokenBeforeAnythingIsRendered() {
    for (Parsing parsing : Parsing.values()) {
      assertThat(List.copyOf(set(parsing).problems()))
          .singleElement()
          .asString()
          .contains("broken");
    }
  }

  private static ParsedTemplate parsed(Parsing parsing) {
    return Objects.requireNonNull(set(parsing).template("page").parsed());
  }

  private static TemplateSet set(Parsing parsing) {
    return TemplateSet.compile(TEXTS, handlebars -> {}, parsing);
  }
}
