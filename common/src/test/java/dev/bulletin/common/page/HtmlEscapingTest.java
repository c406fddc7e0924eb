package dev.bulletin.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import org.junit.jupiter.api.Test;

class HtmlEscapingTest {
  @Test
  void escapesEverySignAsHandlebarsDoes() {
    for (int sign = 0; sign <= Character.MAX_VALUE; sign++) {
      String text = "a" + (char) sign;
      assertThat(HtmlEscaping.AS_NEEDED.escape(text).toString())
          .isEqualTo(EscapingStrategy.HTML_ENTITY.escape(text).toString());
    }
  }

  @Test
  void leavesWhatIsHtmlAlreadyAsItIs() {
    var html = new Handlebars.SafeString("<p>A & B</p>");
    assertThat(HtmlEscaping.AS_NEEDED.escape(html)).hasToString("<p>A & B</p>");
  }

  @Test
  void copiesNothingThatNeedsNone() {
    String text = "Báo cáo tuần";
    assertThat(HtmlEscaping.AS_NEEDED.escape(text)).isSameAs(text);
  }
}
