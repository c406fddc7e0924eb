package dev.bulletin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.jknack.handlebars.Handlebars;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpersTest {
  private final Handlebars handlebars = new Handlebars();

  HelpersTest() {
    Helpers.register(handlebars);
  }

  @Test
  void letsSafeHtmlThrough() throws IOException {
    assertThat(render(new SafeHtml("<p>x</p>"))).isEqualTo("<p>x</p>");
  }

  @Test
  void letsNothingElseThrough() {
    assertThatThrownBy(() -> render("<p>x</p>")).hasMessageContaining("nothing but SafeHtml");
  }

  @Test
  void writesJsonThatCannotEndItsElement() throws IOException {
    String json =
        handlebars
            .compileInline("{{scriptJson x}}")
            .apply(Map.of("x", Map.of("a", "</script>&\"")));
    assertThat(json).isEqualTo("{\"a\":\"\\u003c/script\\u003e\\u0026\\\"\"}");
  }

  private String render(Object html) throws IOException {
    return handlebars.compileInline("{{safeHtml html}}").apply(Map.of("html", html));
  }
}
