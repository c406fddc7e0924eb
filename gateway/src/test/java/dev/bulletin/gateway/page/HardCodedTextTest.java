package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
