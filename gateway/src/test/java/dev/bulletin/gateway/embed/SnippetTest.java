package dev.bulletin.gateway.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Panel.Kind;
import dev.bulletin.gateway.board.ExampleBoards;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetTest {
  private static final String URL = "https://bulletin.example/en/embed/dashboards/crypto/prices";

  @Test
  void isAFrameThatSaysWhatItShows() {
    assertThat(snippet("Prices · Crypto", Kind.GAUGE))
        .isEqualTo(
            "<iframe src=\"%s\" title=\"Prices · Crypto\" width=\"320\" height=\"430\""
                    .formatted(URL)
                + " loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>");
  }

  @Test
  void letsNoTitleOutOfItsPlace() {
    assertThat(snippet("\"><script>alert(1)</script>&amp;", Kind.TEXT))
        .contains("title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\" width=")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @EnumSource
  void hasRoomForEveryKindOfPanel(Kind kind) {
    assertThat(snippet("x", kind)).containsPattern(" width=\"[3-6]\\d0\" height=\"[1-6]\\d\\d\" ");
  }

  private static String snippet(String title, Kind kind) {
    return Snippet.of(URL, title, ExampleBoards.panel("prices", kind, 1, 6, List.of()));
  }
}
