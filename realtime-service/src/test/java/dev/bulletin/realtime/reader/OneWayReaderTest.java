package dev.bulletin.realtime.reader;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Readers that say nothing after their first word. */
class OneWayReaderTest {
  private static final Instant LATER = Stage.START.plusSeconds(60);
  private static final String WORD = "{\"id\":1,\"connect\":{\"token\":\"%s\",\"subs\":{%s}}}";

  private final Stage stage = new Stage();
  private final FakeSocket socket = new FakeSocket();
  private final Reader reader = reader(socket);

  private Reader reader(FakeSocket of) {
    of.format = Format.PUSHES;
    return stage.reader(of);
  }

  private void connect(String token, String rooms) {
    reader.received(WORD.formatted(token, rooms));
  }

  @Test
  void isFirstToldWhereItIs() {
    connect("", "\"reports\":{},\"dashboard:crypto\":{}");
    assertThat(socket.written)
        .singleElement()
        .asString()
        .startsWith("{\"connect\":{\"client\":\"")
        .contains(
            "\"reports\":{\"recoverable\":true", "\"dashboard:crypto\":{\"data\":{\"batches\"")
        .contains("\"ping\":25")
        .doesNotContain("pong", "session", "node");
    stage.publish(news("weekly", "n1", "{\"title\":1}"));
    assertThat(last()).startsWith("{\"channel\":\"reports\",\"pub\":{\"data\":{");
  }

  @Test
  void isToldWhatItMissedIfItSaysWhereItStood() {
    stage.publish(news("weekly", "n0", "0"));
    FakeSocket other = new FakeSocket();
    reader(other).received(WORD.formatted("", "\"reports\":{}"));
    stage.publish(news("weekly", "n1", "1"), news("weekly", "n2", "2"));
    connect("", "\"reports\":{\"recover\":true,\"epoch\":\"s1\",\"offset\":2}");
    assertThat(last())
        .contains("\"id\":\"n2\"", "\"recovered\":true")
        .doesNotContain("\"id\":\"n1\"");
  }

  @Test
  void isToldOfEachRoomThatItCannotEnterWhy() {
    connect("", "\"desk:a\":{},\"nowhere\":{},\"reports\":{}");
    List<String> pushes = last().lines().toList();
    assertThat(pushes.get(0)).startsWith("{\"connect\":").contains("\"subs\":{\"reports\":{");
    assertThat(pushes.subList(1, pushes.size()))
        .containsExactlyInAnyOrder(
            "{\"channel\":\"desk:a\",\"unsubscribe\":"
                + "{\"code\":103,\"reason\":\"permission denied\"}}",
            "{\"channel\":\"nowhere\",\"unsubscribe\":"
                + "{\"code\":102,\"reason\":\"unknown channel\"}}");
  }

  @Test
  void isInNoMoreRoomsThanOthers() {
    connect("", "\"dashboard:a\":{},\"dashboard:b\":{},\"dashboard:c\":{}");
    assertThat(last().lines()).hasSize(2).last().asString().contains("\"code\":106");
  }

  @Test
  void aTokenOpensARoomAndPutsItInOthers() {
    String room = "\"desk:b\":{\"token\":\"%s\"}".formatted(Signing.room("ann", "desk:b", LATER));
    connect(Signing.connection("ann", List.of("desk:a"), Map.of()), room);
    assertThat(last().lines())
        .singleElement()
        .asString()
        .contains("\"desk:a\":{", "\"desk:b\":{\"expires\":true,\"ttl\":60");
    assertThat(reader.isOf("ann")).isTrue();
  }

  @Test
  void theRoomsOfATokenAreEnteredOnce() {
    connect(Signing.connection("ann", List.of("desk:a"), Map.of()), "\"desk:a\":{}");
    assertThat(last().lines()).hasSize(1);
    assertThat(stage.attendance.count("desk:a").clients()).isEqualTo(1);
  }

  @Test
  void isSentAwayWhenItsTokenHasExpired() {
    connect(Signing.connection("ann", Stage.START), "");
    assertThat(socket.closes).containsExactly(Disconnect.EXPIRED);
    assertThat(socket.written).isEmpty();
  }

  @Test
  void whoSaysSomethingElseIsNotLetIn() {
    reader.received("{\"id\":1,\"ping\":{}}");
    assertThat(socket.closes).containsExactly(Disconnect.BAD_REQUEST);
  }

  @Test
  void needNotAnswerPings() {
    connect("", "");
    for (int beat = 1; beat <= 4; beat++) {
      Stage.check(reader, Duration.ofSeconds(25L * beat).toNanos());
    }
    assertThat(socket.written).hasSize(5).last().isEqualTo("{}");
    assertThat(socket.closes).isEmpty();
  }

  @Test
  void comesBackWhenAStreamDoesNotGoOn() {
    connect("", "\"reports\":{},\"dashboard:crypto\":{}");
    reader.expelled(stage.rooms.find(REPORTS).orElseThrow());
    assertThat(socket.closes).containsExactly(Disconnect.INSUFFICIENT_STATE);
    assertThat(stage.attendance.count(CRYPTO).clients()).isZero();
  }

  private String last() {
    return socket.written.get(socket.written.size() - 1);
  }
}
