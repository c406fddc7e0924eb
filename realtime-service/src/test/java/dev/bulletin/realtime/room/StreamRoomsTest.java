package dev.bulletin.realtime.room;

import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.numbered;
import static dev.bulletin.realtime.room.Messages.unplaced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Entry.Recovery;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import dev.bulletin.realtime.room.StreamEvent.Broken;
import dev.bulletin.realtime.room.StreamEvent.Checked;
import dev.bulletin.realtime.room.StreamEvent.Opened;
import dev.bulletin.realtime.room.StreamEvent.Told;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rooms whose stream comes from elsewhere. */
class StreamRoomsTest {
  private static final int KEPT = RoomRules.of(Duration.ZERO).find(REPORTS).get().history().size();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeSource source = new FakeSource();
  private final FakeSubscriber ann = new FakeSubscriber();
  private final FakeSubscriber bob = new FakeSubscriber();
  private final Rooms rooms =
      new Rooms(
          RoomRules.of(Duration.ZERO),
          source,
          new Editions(),
          new RealtimeMetrics(meters),
          () -> 0);

  @Test
  void isOpenWhenItsStreamIsThere() {
    List<String> done = new ArrayList<>();
    Room room = room();
    room.whenReady(Recover.NOT, () -> done.add("first"));
    room.whenReady(back(3, "e1"), () -> done.add("second"));
    assertThat(source.ticketsByRoom).containsOnlyKeys(REPORTS);
    assertThat(done).isEmpty();
    rooms.accept(new Opened(REPORTS, 99, at(3), List.of()));
    assertThat(done).isEmpty();
    open(3);
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void tellsEveryMessageAsAPublicationWithItsOffset() {
    Room room = open(0);
    ann.enter(room);
    tell(numbered(1, news("r", "a", "1")), numbered(2, news("r", "b", "2")));
    assertThat(ann.frames).hasSize(1);
    assertThat(ann.texts().get(0).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"id\":\"a\"").endsWith("\"offset\":1}}}"),
            line -> assertThat(line).contains("\"id\":\"b\"").endsWith("\"offset\":2}}}"));
  }

  @Test
  void aNewcomerIsToldWhereTheStreamStandsAndNothingOfItsPast() {
    Entry entry = ann.enter(open(3, numbered(3, news("r", "c", "1"))));
    assertThat(entry.position()).isEqualTo(at(3));
    assertThat(entry.recoverable()).isTrue();
    assertThat(entry.positioned()).isTrue();
    assertThat(entry.recovery()).isEqualTo(Recovery.NOT_ASKED);
    assertThat(entry.publications()).isEmpty();
  }

  @Test
  void whatWaitsForTheTickIsNotYetPartOfTheStream() {
    Room room = open(3);
    rooms.accept(new Told(REPORTS, List.of(numbered(4, news("r", "d", "1")))));
    assertThat(ann.enter(room).position()).isEqualTo(at(3));
    finish(rooms.round());
    assertThat(ann.all()).contains("\"id\":\"d\"");
    assertThat(bob.enter(room).position()).isEqualTo(at(4));
  }

  @ParameterizedTest
  @CsvSource({"2, e1, 2", "3, e1, 1", "4, e1, 0"})
  void whoComesBackIsToldExactlyWhatItHasMissed(long offset, String epoch, int missed) {
    Room room = open(3, numbered(3, news("r", "c", "1")));
    tell(numbered(4, news("r", "d", "1")));
    Entry entry = room.enter(ann.seat, back(offset, epoch));
    assertThat(entry.recovery()).isEqualTo(Recovery.COMPLETE);
    assertThat(entry.publications())
        .extracting(Publication::offset)
        .containsExactlyElementsOf(LongStream.rangeClosed(5 - missed, 4).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"1, e1", "5, e1", "4, e2", "0, ''"})
  void whoseGapIsNotKnownIsToldSo(long offset, String epoch) {
    Room room = open(3, numbered(3, news("r", "c", "1")));
    tell(numbered(4, news("r", "d", "1")));
    Entry entry = room.enter(ann.seat, back(offset, epoch));
    assertThat(entry.recovery()).isEqualTo(Recovery.FAILED);
    assertThat(entry.publications()).isEmpty();
    assertThat(entry.position()).isEqualTo(at(4));
  }

  @Test
  void whoWasToldMoreElsewhereEntersWhenTheRoomHasComeAsFar() {
    Room room = open(3);
    List<Entry> entries = new ArrayList<>();
    room.whenReady(back(5, "e1"), () -> entries.add(room.enter(ann.seat, back(5, "e1"))));
    assertThat(source.checked).containsExactly(REPORTS);
    tell(numbered(4, news("r", "d", "1")));
    assertThat(entries).isEmpty();
    rooms.accept(
        new Told(
            REPORTS, List.of(numbered(5, news("r", "e", "1")), numbered(6, news("r", "f", "1")))));
    rooms.accept(new Checked(REPORTS));
    assertThat(entries).isEmpty();
    finish(rooms.round());
    assertThat(entries.get(0).recovery()).isEqualTo(Recovery.COMPLETE);
    assertThat(entries.get(0).publications()).extracting(Publication::offset).containsExactly(6L);
    assertThat(ann.frames).isEmpty();
    tell(numbered(7, news("r", "g", "1")));
    assertThat(ann.all()).contains("\"id\":\"g\"");
  }

  @Test
  void whoWasToldMoreThanThereIsIsToldSo() {
    Room room = open(3);
    List<Entry> entries = new ArrayList<>();
    room.whenReady(back(9, "e1"), () -> entries.add(room.enter(ann.seat, back(9, "e1"))));
    rooms.accept(new Checked(REPORTS));
    assertThat(entries.get(0).recovery()).isEqualTo(Recovery.FAILED);
  }

  @Test
  void whoWaitsInARoomThatBreaksHasToEnterAnew() {
    Room room = open(3);
    room.whenReady(back(5, "e1"), () -> room.enter(ann.seat, back(5, "e1")));
    rooms.accept(new Broken(REPORTS));
    finish(rooms.round());
    assertThat(ann.expelled).containsExactly(room);
  }

  @Test
  void aRoomThatSomebodyWaitsForIsNotForgotten() {
    Room room = room();
    room.whenReady(Recover.NOT, () -> {});
    rooms.leave(room, ann.seat);
    assertThat(rooms.count()).isEqualTo(1);
    open(3);
    assertThat(rooms.count()).isZero();
  }

  @Test
  void keepsAsMuchAsTheRuleSays() {
    Room room = open(0);
    tell(
        LongStream.rangeClosed(1, KEPT + 1)
            .mapToObj(i -> numbered(i, news("r", "m" + i, "1")))
            .toArray(Numbered[]::new));
    assertThat(room.enter(ann.seat, back(1, "e1")).recovery()).isEqualTo(Recovery.COMPLETE);
    assertThat(room.enter(bob.seat, back(0, "e1")).recovery()).isEqualTo(Recovery.FAILED);
    assertThat(room.past()).hasSize(KEPT);
  }

  @Test
  void tellsVeryManyAtOnceWithoutWaitingForTheTick() {
    Rooms slow =
        new Rooms(
            RoomRules.of(Duration.ofSeconds(1)),
            source,
            new Editions(),
            new RealtimeMetrics(meters),
            () -> 5);
    ann.enter(openIn(slow, 0));
    Numbered[] many =
        LongStream.rangeClosed(1, StreamContents.MAX_PENDING)
            .mapToObj(i -> numbered(i, news("r", "m" + i, "1")))
            .toArray(Numbered[]::new);
    slow.accept(new Told(REPORTS, List.of(many)));
    assertThat(slow.nextDue()).hasValue(5);
  }

  @Test
  void withoutAHistoryMessagesAreToldAndNobodyIsPromisedMore() {
    Room room = open(3);
    ann.enter(room);
    tell(unplaced(news("r", "x", "1")));
    assertThat(ann.all()).contains("\"id\":\"x\"").doesNotContain("offset", "epoch");
    Entry entry = room.enter(bob.seat, back(3, "e1"));
    assertThat(entry.recoverable()).isFalse();
    assertThat(entry.recovery()).isEqualTo(Recovery.FAILED);
  }

  @Test
  void whenTheStreamBreaksEveryoneHasToEnterAnew() {
    Room room = open(3);
    List.of(ann, bob).forEach(one -> one.enter(room));
    rooms.accept(new Broken(REPORTS));
    assertThat(rooms.nextDue()).isPresent();
    Round round = rooms.round();
    round.tell(1);
    assertThat(ann.expelled).containsExactly(room);
    assertThat(bob.expelled).isEmpty();
    finish(round);
    assertThat(bob.expelled).containsExactly(room);
    assertThat(room()).isNotSameAs(room);
    assertThat(readers()).isZero();
  }

  @Test
  void whoLeavesABrokenRoomItselfIsNotSentOut() {
    Room room = open(3);
    ann.enter(room);
    rooms.accept(new Broken(REPORTS));
    Round round = rooms.round();
    rooms.leave(room, ann.seat);
    finish(round);
    assertThat(ann.expelled).isEmpty();
  }

  @Test
  void aSlowReaderIsToldLaterWhatItHasMissedPartByPart() {
    Room room = open(0);
    ann.enter(room);
    ann.slow = true;
    String large = "\"" + "x".repeat(StreamContents.PART_BYTES) + "\"";
    tell(numbered(1, news("r", "a", large)), numbered(2, news("r", "b", "1")));
    tell(numbered(3, news("r", "c", "1")));
    Missed first = room.missed(ann.passedOver.get(0).before()).orElseThrow();
    assertThat(first.frame().text()).contains("\"id\":\"a\"").doesNotContain("\"id\":\"b\"");
    assertThat(first.complete()).isFalse();
    Missed second = room.missed(first.upTo()).orElseThrow();
    assertThat(second.frame().text()).contains("\"id\":\"b\"", "\"id\":\"c\"");
    assertThat(second.complete()).isTrue();
  }

  @Test
  void aReaderThatWasSlowForTooLongHasToEnterAnew() {
    Room room = open(0);
    ann.enter(room);
    ann.slow = true;
    tell(
        LongStream.rangeClosed(1, KEPT + 1)
            .mapToObj(i -> numbered(i, news("r", "m" + i, "1")))
            .toArray(Numbered[]::new));
    assertThat(room.missed(ann.passedOver.get(0).before())).isEmpty();
  }

  @Test
  void givesTheStreamBackWhenNobodyIsThere() {
    Room room = open(0);
    ann.enter(room);
    assertThat(source.closed).isEmpty();
    rooms.leave(room, ann.seat);
    assertThat(source.closed).containsExactly(REPORTS);
    assertThat(rooms.count()).isZero();
  }

  private Room room() {
    return rooms.find(REPORTS).orElseThrow();
  }

  private Room open(long offset, Numbered... recent) {
    return openIn(rooms, offset, recent);
  }

  private Room openIn(Rooms some, long offset, Numbered... recent) {
    Room room = some.find(REPORTS).orElseThrow();
    long ticket = source.ticketsByRoom.get(REPORTS);
    some.accept(new Opened(REPORTS, ticket, at(offset), List.of(recent)));
    return room;
  }

  private void tell(Numbered... messages) {
    rooms.accept(new Told(REPORTS, List.of(messages)));
    finish(rooms.round());
  }

  private static void finish(Round round) {
    while (!round.isOver()) {
      round.tell(3);
    }
  }

  private static Position at(long offset) {
    return new Position(offset, "e1");
  }

  private static Recover back(long offset, String epoch) {
    return new Recover(true, new Position(offset, epoch));
  }

  private double readers() {
    return meters.get("bulletin.realtime.readers").tag("kind", "stream").gauge().value();
  }
}
