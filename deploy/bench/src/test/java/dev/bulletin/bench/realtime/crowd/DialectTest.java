package dev.bulletin.bench.realtime.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  private static final List<String> ROOMS = List.of("dashboard:a", "reports");

  @Test
  void joinsAllRoomsInOneFrame() {
    assertThat(Dialect.PLAIN.join(ROOMS).lines())
        .containsExactly(
            "{\"id\":1,\"connect\":{}}",
            "{\"id\":2,\"subscribe\":{\"channel\":\"dashboard:a\"}}",
            "{\"id\":3,\"subscribe\":{\"channel\":\"reports\"}}");
    assertThat(Dialect.SOCKJS.join(List.of("reports")))
        .isEqualTo(
            "[\"{\\\"id\\\":1,\\\"connect\\\":{}}\\n"
                + "{\\\"id\\\":2,\\\"subscribe\\\":{\\\"channel\\\":\\\"reports\\\"}}\"]");
    assertThat(Dialect.RIVAL.join(ROOMS)).isEqualTo("[\"dashboard:a,reports\"]");
    assertThat(Dialect.NAMES.join(ROOMS)).isEqualTo("dashboard:a,reports");
    assertThat(Dialect.SOCKET_IO.join(ROOMS))
        .isEqualTo("42[\"join\",[\"dashboard:a\",\"reports\"]]");
  }

  @Test
  void countsAnswersAndNotMessages() {
    String frame = "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"data\":{\"id\":\"7\"}}}";
    assertThat(Dialect.PLAIN.answersIn(frame)).isEqualTo(2);
    assertThat(Dialect.SOCKJS.answersIn("a[\"" + frame.replace("\"", "\\\"") + "\"]")).isEqualTo(2);
    assertThat(Dialect.PLAIN.answersTo(ROOMS)).isEqualTo(3);
  }

  @Test
  void countsOneAnswerWhereAllRoomsAreJoinedAtOnce() {
    assertThat(Dialect.SOCKET_IO.answersTo(ROOMS)).isEqualTo(1);
    assertThat(Dialect.SOCKET_IO.answersIn("42[\"joined\",{\"joined\":2}]")).isEqualTo(1);
    assertThat(Dialect.SOCKET_IO.answersIn("42[\"message\",{\"id\":2}]")).isZero();
    assertThat(Dialect.NAMES.answersTo(ROOMS)).isEqualTo(1);
    assertThat(Dialect.NAMES.answersIn("{\"joined\":2}")).isEqualTo(1);
  }

  @Test
  void repliesToWhatServersOpenWith() {
    assertThat(Dialect.SOCKET_IO.isGreeted()).isTrue();
    assertThat(Dialect.SOCKET_IO.replyTo("0{\"sid\":\"a\",\"pingInterval\":25000}", ROOMS))
        .isEqualTo("40");
    assertThat(Dialect.SOCKET_IO.replyTo("40{\"sid\":\"b\"}", ROOMS))
        .isEqualTo(Dialect.SOCKET_IO.join(ROOMS));
    assertThat(Dialect.SOCKET_IO.replyTo("2", ROOMS)).isEmpty();
    assertThat(Dialect.SOCKJS.replyTo("o", ROOMS)).isEqualTo(Dialect.SOCKJS.join(ROOMS));
    assertThat(Dialect.SOCKJS.replyTo("a[\"{}\"]", ROOMS)).isEmpty();
    assertThat(Dialect.NAMES.isGreeted() || Dialect.PLAIN.isGreeted()).isFalse();
  }

  @Test
  void connectsWhereTheServerListens() {
    assertThat(Dialect.SOCKET_IO.path(7)).isEqualTo("/socket.io/?EIO=4&transport=websocket");
    assertThat(Dialect.SOCKJS.path(7)).isEqualTo("/connection/sockjs/000/r00000007/websocket");
    assertThat(Dialect.PLAIN.path(7)).isEqualTo("/connection/websocket");
    assertThat(Dialect.NAMES.path(7)).isEqualTo("/");
  }

  @Test
  void tellsWhatIsRefused() {
    assertThat(Dialect.SOCKJS.refusalIn("a[\"{\\\"id\\\":2,\\\"error\\\":{\\\"code\\\":102}}\"]"))
        .isEqualTo("\"error\":{\"code\":102}");
    assertThat(Dialect.PLAIN.refusalIn("{\"id\":1,\"connect\":{}}")).isEmpty();
  }

  @Test
  void knowsAPing() {
    assertThat(isPinged(Dialect.PLAIN, "{}")).isTrue();
    assertThat(isPinged(Dialect.SOCKJS, "a[\"{}\"]")).isTrue();
    assertThat(isPinged(Dialect.SOCKJS, "h")).isFalse();
    assertThat(isPinged(Dialect.SOCKET_IO, "2")).isTrue();
    assertThat(isPinged(Dialect.SOCKET_IO, "42[\"message\",{}]")).isFalse();
    assertThat(Dialect.SOCKET_IO.pong()).isEqualTo("3");
    assertThat(isPinged(Dialect.NAMES, "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}\n{\"push\":{}}", "{\"push\":{}}\n{}", "{\"a\":1}\n{}\n{\"b\":2}"})
  void knowsAPingAmongMessages(String frame) {
    assertThat(isPinged(Dialect.PLAIN, frame)).isTrue();
    assertThat(isPinged(Dialect.PLAIN, frame.replace("{}", "{ }"))).isFalse();
  }

  private static boolean isPinged(Dialect dialect, String frame) {
    ByteBuf bytes = Unpooled.copiedBuffer("xx" + frame + "{}", StandardCharsets.UTF_8);
    return dialect.isPinged(bytes, 2, bytes.writerIndex() - 2);
  }

  @Test
  void roomsAreAsFullAsEachOther() {
    var opening = new Opening(Dialect.PLAIN, 1, List.of("a", "b", "c"), 2, 0);
    assertThat(opening.roomsOf(0)).containsExactly(0, 1);
    assertThat(opening.roomsOf(1)).containsExactly(2, 0);
    assertThat(opening.roomsOf(2)).containsExactly(1, 2);
  }
}
