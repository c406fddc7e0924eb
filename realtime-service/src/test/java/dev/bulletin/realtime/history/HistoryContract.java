package dev.bulletin.realtime.history;

import static dev.bulletin.realtime.room.Messages.news;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.history.History.Kept;
import dev.bulletin.realtime.history.Tail.Placed;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.room.RoomRule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every history does. */
abstract class HistoryContract {
  static final int SIZE = 5;

  private final Kept room =
      new Kept("room-" + UUID.randomUUID(), new RoomRule.History(SIZE, Duration.ofMinutes(1)));

  abstract History history();

  @Test
  void aRoomOfWhichNothingIsKnownStandsAtTheBeginningOfAStream() {
    Tail first = read(Position.NONE);
    assertThat(first.position().offset()).isZero();
    assertThat(first.position().epoch()).isNotEmpty();
    assertThat(read(Position.NONE)).isEqualTo(first);
  }

  @Test
  void messagesGetTheNextOffsetsInOrder() {
    append("a", "b");
    Tail tail = append("c");
    assertThat(tail.position().offset()).isEqualTo(3);
    assertThat(tail.entries()).extracting(Placed::offset).containsExactly(1L, 2L, 3L);
    assertThat(ids(tail)).containsExactly("a", "b", "c");
  }

  @Test
  void tellsAMessageAsItWas() {
    RoomMessage message = news("tuần-này", "1", "{\"title\":\"Tuần này\",\"n\":1.10}");
    Tail tail = history().append(room, List.of(message), Position.NONE, SIZE).await();
    assertThat(tail.entries()).extracting(Placed::message).containsExactly(message);
  }

  @Test
  void aMessageThatComesAgainIsNotAddedAgain() {
    append("a", "b");
    Tail tail = append("a");
    assertThat(tail.position().offset()).isEqualTo(2);
    assertThat(ids(tail)).containsExactly("a", "b");
  }

  @Test
  void theSameIdWithAnotherKeyIsAnotherMessage() {
    RoomMessage one = news("1", "11", "1");
    RoomMessage other = news("11", "1", "1");
    Tail tail = history().append(room, List.of(one, other), Position.NONE, SIZE).await();
    assertThat(tail.entries()).hasSize(2);
  }

  @Test
  void tellsWhatComesAfterWhatIsKnown() {
    Position known = append("a", "b").position();
    append("c");
    Tail tail = history().append(room, messages("d"), known, SIZE).await();
    assertThat(ids(tail)).containsExactly("c", "d");
    assertThat(read(tail.position()).entries()).isEmpty();
  }

  @Test
  void tellsEverythingToWhoKnowsAnotherStream() {
    append("a", "b");
    assertThat(ids(read(new Position(1, "another")))).containsExactly("a", "b");
  }

  @Test
  void tellsNothingToWhoWantsNothing() {
    append("a");
    Tail tail = history().append(room, messages("b"), Position.NONE, 0).await();
    assertThat(tail.entries()).isEmpty();
    assertThat(tail.position().offset()).isEqualTo(2);
  }

  @Test
  void keepsTheLastMessagesOnly() {
    append(IntStream.range(0, SIZE + 3).mapToObj(i -> "m" + i).toArray(String[]::new));
    Tail tail = read(Position.NONE);
    assertThat(ids(tail)).containsExactly("m3", "m4", "m5", "m6", "m7");
    assertThat(tail.position().offset()).isEqualTo(SIZE + 3);
    assertThat(append("m0").position().offset()).isEqualTo(SIZE + 4);
  }

  @Test
  void beginsAnewWhenItKnowsLessThanItHasGivenOut() {
    Position given = append("a").position();
    Tail tail = read(new Position(given.offset() + 1, given.epoch()));
    assertThat(tail.position().epoch()).isNotEqualTo(given.epoch());
    assertThat(tail.position().offset()).isZero();
    assertThat(tail.entries()).isEmpty();
  }

  @Test
  void aRenewedStreamBeginsAnew() {
    Position before = append("a", "b").position();
    Tail tail = history().renew(room, before.epoch(), messages("told"), SIZE).await();
    assertThat(tail.position().epoch()).isNotEqualTo(before.epoch());
    assertThat(tail.position().offset()).isZero();
    assertThat(append("told").position().offset()).isZero();
    assertThat(append("a").position().offset()).isEqualTo(1);
  }

  @Test
  void aStreamIsRenewedOnceHoweverManyNodesWishIt() {
    Position before = append("a").position();
    Position renewed =
        history().renew(room, before.epoch(), messages("x"), SIZE).await().position();
    append("b");
    Tail again = history().renew(room, before.epoch(), messages("y"), SIZE).await();
    assertThat(again.position()).isEqualTo(new Position(1, renewed.epoch()));
    assertThat(ids(again)).containsExactly("b");
    assertThat(append("y").position().offset()).isEqualTo(1);
  }

  @Test
  void whoKnowsNoStreamRenewsAny() {
    Position before = append("a").position();
    Tail tail = history().renew(room, "", List.of(), SIZE).await();
    assertThat(tail.position().epoch()).isNotEqualTo(before.epoch());
  }

  @Test
  void canBeAsked() {
    assertThat(history().ping().await()).isNull();
  }

  Tail append(String... ids) {
    return history().append(room, messages(ids), Position.NONE, SIZE).await();
  }

  private Tail read(Position known) {
    return history().append(room, List.of(), known, SIZE).await();
  }

  static List<RoomMessage> messages(String... ids) {
    return List.of(ids).stream().map(id -> news("r", id, "1")).toList();
  }

  static List<String> ids(Tail tail) {
    return tail.entries().stream().map(one -> one.message().id()).toList();
  }
}
