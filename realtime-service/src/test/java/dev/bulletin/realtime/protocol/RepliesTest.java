package dev.bulletin.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private final Replies replies = new Replies();

  @Test
  void standOneALineInTheOrderOfTheCommands() {
    replies.connected(1, "c1", 25);
    replies.subscribed(2, "{\"batches\":[]}".getBytes(StandardCharsets.UTF_8));
    replies.unsubscribed(3);
    replies.ping(4);
    replies.error(5, ReplyError.UNKNOWN_CHANNEL);
    assertThat(replies.take().text().lines())
        .containsExactly(
            "{\"id\":1,\"connect\":"
                + "{\"client\":\"c1\",\"version\":\"bulletin 1\",\"ping\":25,\"pong\":true}}",
            "{\"id\":2,\"subscribe\":{\"data\":{\"batches\":[]}}}",
            "{\"id\":3,\"unsubscribe\":{}}",
            "{\"id\":4,\"ping\":{}}",
            "{\"id\":5,\"error\":{\"code\":102,\"message\":\"unknown channel\"}}");
  }

  @Test
  void areEmptyOnceTaken() {
    replies.ping(1);
    replies.take();
    assertThat(replies.isEmpty()).isTrue();
    replies.ping(2);
    assertThat(replies.take().text()).isEqualTo("{\"id\":2,\"ping\":{}}");
  }

  @Test
  void aDisconnectIsToldWithCodeAndReason() {
    assertThat(Pushes.disconnect(Disconnect.SHUTDOWN).text())
        .isEqualTo("{\"push\":{\"disconnect\":{\"code\":3001,\"reason\":\"shutdown\"}}}");
  }
}
