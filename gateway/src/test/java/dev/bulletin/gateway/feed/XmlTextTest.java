package dev.bulletin.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {
  @Test
  void leavesOutWhatXmlCannotHold() {
    assertThat(XmlText.of("a\u0000b\u0007c\u001bd\ufffee\ud800f")).isEqualTo("abcdef");
  }

  @Test
  void keepsEverythingElse() {
    String text = "Giá tăng 📈\tnhanh\r\n<&>\u0085";
    assertThat(XmlText.of(text)).isSameAs(text);
  }
}
