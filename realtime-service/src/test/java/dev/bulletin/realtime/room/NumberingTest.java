package dev.bulletin.realtime.room;

import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Position;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Numbering numbering =
      new Numbering(RoomRules.of(Duration.ZERO), "e1", new RealtimeMetrics(meters));

  @Test
  void countsEachStateRoomFromOne() {
    List<Numbered> numbered =
        numbering.number(List.of(tile("BTC", "1", "1"), other("BTC", "1"), tile("BTC", "2", "2")));
    assertThat(numbered)
        .extracting(Numbered::position)
        .containsExactly(new Position(1, "e1"), new Position(1, "e1"), new Position(2, "e1"));
    assertThat(numbering.number(List.of(tile("ETH", "3", "3"))))
        .extracting(Numbered::position)
        .containsExactly(new Position(3, "e1"));
  }

  private static RoomMessage other(String key, String id) {
    return new RoomMessage("dashboard:other", RoomKind.STATE, "tile", key, Instant.EPOCH, id, "1");
  }

  @Test
  void leavesTheCountingOfStreamsToWhereAllNodesAgree() {
    assertThat(numbering.number(List.of(news("a", "1", "1"))))
        .extracting(Numbered::position)
        .containsExactly(Position.NONE);
  }

  @Test
  void theRoomSaysTheKindWhateverTheMessageSays() {
    RoomMessage wrong =
        new RoomMessage("reports", RoomKind.STATE, "t", "k", Instant.EPOCH, "1", "1");
    RoomMessage missing = new RoomMessage("reports", null, "t", "k", Instant.EPOCH, "2", "1");
    assertThat(numbering.number(List.of(wrong, missing)))
        .extracting(numbered -> numbered.message().kind())
        .containsOnly(RoomKind.STREAM);
  }

  @Test
  void dropsWhatWasPublishedBefore() {
    numbering.number(List.of(tile("BTC", "1", "1")));
    List<Numbered> numbered =
        numbering.number(List.of(tile("BTC", "1", "1"), tile("ETH", "1", "1")));
    assertThat(numbered).extracting(message -> message.message().key()).containsExactly("ETH");
    assertThat(count("repeated")).isEqualTo(1);
  }

  @Test
  void remembersTheLastMessagesOfARoomOnly() {
    numbering.number(List.of(tile("BTC", "first", "1")));
    for (int i = 0; i < Numbering.REMEMBERED; i++) {
      numbering.number(List.of(tile("BTC", "id" + i, "1")));
    }
    assertThat(numbering.number(List.of(tile("BTC", "id0", "1")))).isEmpty();
    assertThat(numbering.number(List.of(tile("BTC", "first", "1")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}{}", "nothing", "{\"a\":}", "[1,]", "\"a\nb\""})
  void refusesContentThatIsNotOneJsonValue(String json) {
    assertThat(numbering.number(List.of(tile("BTC", "1", json)))).isEmpty();
    assertThat(count("refused")).isEqualTo(1);
  }

  @Test
  void refusesContentThatIsTooLarge() {
    String json = "\"" + "x".repeat(MessageCheck.MAX_JSON) + "\"";
    assertThat(numbering.number(List.of(tile("BTC", "1", json)))).isEmpty();
  }

  @Test
  void refusesMessagesForNoRoomAndMessagesThatLackSomething() {
    assertThat(
            numbering.number(
                List.of(
                    new RoomMessage("dash", RoomKind.STATE, "t", "k", Instant.EPOCH, "1", "1"),
                    new RoomMessage("reports", RoomKind.STREAM, "t", null, Instant.EPOCH, "1", "1"),
                    new RoomMessage("reports", RoomKind.STREAM, "t", "k", null, "1", "1"),
                    new RoomMessage(null, RoomKind.STREAM, "t", "k", Instant.EPOCH, "1", "1"))))
        .isEmpty();
    assertThat(count("refused")).isEqualTo(4);
  }

  @Test
  void putsContentOnOneLineAndChangesNothingElse() {
    RoomMessage message = tile("BTC", "1", "{\n  \"price\": 1.10,\r\n  \"note\": \"a\\nb\"\n}");
    assertThat(numbering.number(List.of(message)).get(0).message().json())
        .isEqualTo("{   \"price\": 1.10,\r   \"note\": \"a\\nb\" }");
  }

  private double count(String result) {
    return meters.get("bulletin.realtime.messages").tag("result", result).counter().count();
  }
}
