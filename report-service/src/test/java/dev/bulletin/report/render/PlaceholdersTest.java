package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private final Placeholders placeholders = new Placeholders();

  @Test
  void cannotBeKnownToWhoWritesABody() {
    assertThat(placeholders.html(0))
        .matches("<p>x[0-9a-f]{32}n0</p>")
        .isNotEqualTo(new Placeholders().html(0));
  }

  @Test
  void countOnlyAsParagraphsOfTheirOwn() {
    String swept = placeholders.html(0).replaceAll("</?p>", "");
    String html = "<p title=\"" + swept + "\">a " + swept + "</p>";
    assertThat(placeholders.isIn(html, 0)).isFalse();
    assertThat(placeholders.replace(html, List.of("<svg></svg>")))
        .isEqualTo("<p title=\"\">a </p>");
    assertThat(placeholders.replace(placeholders.html(0), List.of("<svg></svg>")))
        .isEqualTo("<svg></svg>");
  }
}
