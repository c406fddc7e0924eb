package dev.bulletin.realtime.transport.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsFramingTest {
  private final SockJsFraming framing = new SockJsFraming();

  @Test
  void wrapsAFrameAsAnArrayOfOneString() {
    assertThat(framing.wrap(Frame.of("{\"a\":\"\\\\\"}\n{}")).text())
        .isEqualTo("a[\"{\\\"a\\\":\\\"\\\\\\\\\\\"}\\n{}\"]");
  }

  @Test
  void escapesWhatOldBrowsersLose() {
    assertThat(framing.wrap(Frame.of("\u0001\u200c\u2028\ufff0😀é Việt")).text())
        .isEqualTo("a[\"\\u0001\\u200c\\u2028\\ufff0\\ud83d\\ude00é Việt\"]");
  }

  @Test
  void wrapsAFrameOnceHoweverManyGetIt() {
    Frame frame = Frame.shared(List.of(new Message.Ping()), () -> {});
    Frame wrapped = framing.wrap(frame);
    assertThat(wrapped.text()).isEqualTo("a[\"{}\"]");
    assertThat(framing.wrap(Frame.of("[]")).text()).isEqualTo("a[\"[]\"]");
    assertThat(framing.wrap(frame)).isSameAs(wrapped);
    assertThat(new SockJsFraming().wrap(frame)).isSameAs(wrapped);
  }

  @Test
  void closesWithCodeAndReason() {
    assertThat(framing.lastWord(3001, "shutdown").orElseThrow().text())
        .isEqualTo("c[3001,\"shutdown\"]");
  }

  @Test
  void unwrapsAnArrayOfStringsOrOneString() {
    assertThat(framing.unwrap("[\"a\",\"b\"]")).contains(List.of("a", "b"));
    assertThat(framing.unwrap("\"a\"")).contains(List.of("a"));
    assertThat(framing.unwrap("[]")).contains(List.of());
    assertThat(framing.unwrap("")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "x", "{}", "{\"a\":\"b\"}", "1", "[1]", "[null]", "[\"a\",{}]", "[\"a\"]]"})
  void unwrapsNothingElse(String received) {
    assertThat(framing.unwrap(received)).isEmpty();
  }
}
