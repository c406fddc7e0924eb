package dev.bulletin.report.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.TextPart;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
  @Test
  void takesATextApartWhereItsMatchesAre() {
    assertThat(MarkedText.parts("\1gia\2 cua \1vang\2", "Giá của VÀNG"))
        .containsExactly(
            new TextPart("Giá", true), new TextPart(" của ", false), new TextPart("VÀNG", true));
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    assertThat(MarkedText.parts("𝐁\1x\2", "𝐁X"))
        .containsExactly(new TextPart("𝐁", false), new TextPart("X", true));
  }

  @Test
  void aTextWithoutAMatchIsOnePartAndAnEmptyOneIsNone() {
    assertThat(MarkedText.parts("bac", "bạc")).containsExactly(new TextPart("bạc", false));
    assertThat(MarkedText.parts("", "")).isEmpty();
  }
}
