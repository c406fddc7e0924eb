package dev.bulletin.realtime.history;

import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.unplaced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.RoomRules;
import dev.bulletin.realtime.room.StreamEvent;
import dev.bulletin.realtime.room.StreamEvent.Broken;
import dev.bulletin.realtime.room.StreamEvent.Checked;
import dev.bulletin.realtime.room.StreamEvent.Opened;
import dev.bulletin.realtime.room.StreamEvent.Told;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final int KEPT = 1_000;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final InMemoryHistory history = new InMemoryHistory();
  private final Streams streams = streams();
  private final Ear ann = new Ear();
  private final Ear bob = new Ear();

  private Streams streams() {
    return new Streams(RoomRules.of(Duration.ZERO), history, new RealtimeMetrics(meters));
  }

  /** Keeps what it hears. */
  private static final class Ear implements StreamListener {
    private final List<StreamEvent> events = new ArrayList<>();

    @Override
    public void hear(StreamEvent event) {
      events.add(event);
    }

    Opened opened() {
      return (Opened) events.get(0);
    }

    StreamEvent last() {
      return events.get(events.size() - 1);
    }

    /** The messages told, as {@code offset:id}. */
    List<String> told() {
      return events.stream().flatMap(Ear::told).toList();
    }

    private static Stream<String> told(StreamEvent event) {
      return event instanceof Told told ? told.messages().stream().map(Ear::text) : Stream.empty();
    }

    private static String text(Numbered one) {
      return one.position().offset() + ":" + one.message().id();
    }
  }

  @Test
  void aStreamIsOpenedWhereItStandsWithWhatIsKept() {
    publish("a", "b");
    streams.open(REPORTS, 7, ann);
    assertThat(ann.opened().ticket()).isEqualTo(7);
    assertThat(ann.opened().position()).isEqualTo(new Position(2, "e1"));
    assertThat(ann.opened().recent()).hasSize(2);
  }

  @Test
  void tellsWhatIsPublishedWithItsPlace() {
    streams.open(REPORTS, 1, ann);
    publish("a");
    publish("b");
    assertThat(ann.told()).containsExactly("1:a", "2:b");
  }

  @Test
  void asksOnceForAllWhoComeAtTheSameTime() {
    history.held = true;
    for (int i = 0; i < 100; i++) {
      streams.open(REPORTS, i, new Ear());
    }
    history.held = false;
    history.answerAll();
    streams.open(REPORTS, 100, ann);
    assertThat(ann.events).hasSize(1);
    assertThat(history.asked).isEqualTo(1);
  }

  @Test
  void asksForOneThingAtATimeAndForAllThatHasComeMeanwhile() {
    streams.open(REPORTS, 1, ann);
    history.held = true;
    publish("a");
    publish("b", "c");
    publish("d");
    history.answerAll();
    assertThat(ann.told()).containsExactly("1:a");
    history.answerAll();
    assertThat(ann.told()).containsExactly("1:a", "2:b", "3:c", "4:d");
    assertThat(history.asked).isEqualTo(3);
  }

  @Test
  void whoComesWhileSomethingIsAddedMissesNothingAndIsToldNothingTwice() {
    streams.open(REPORTS, 1, ann);
    history.held = true;
    publish("a");
    streams.open(REPORTS, 2, bob);
    history.held = false;
    history.answerAll();
    publish("b");
    assertThat(bob.opened().position().offset()).isEqualTo(1);
    assertThat(bob.told()).containsExactly("2:b");
  }

  @Test
  void aMessageThatOnlyAnotherNodeHasHeardIsToldInItsPlace() {
    streams.open(REPORTS, 1, ann);
    history.addElsewhere(REPORTS, news("r", "lost", "1"), KEPT);
    publish("next");
    assertThat(ann.told()).containsExactly("1:lost", "2:next");
    publish("lost");
    assertThat(ann.told()).hasSize(2);
  }

  @Test
  void whatTheBusHasLostIsFoundInTime() {
    streams.open(REPORTS, 1, ann);
    history.addElsewhere(REPORTS, news("r", "lost", "1"), KEPT);
    for (int turn = 0; turn < Streams.TURNS_BETWEEN_CHECKS; turn++) {
      streams.turn(Set.of());
    }
    assertThat(ann.told()).containsExactly("1:lost");
  }

  @Test
  void whatTheBusHasLostIsFoundAtOnceWhenANodeHasGone() {
    streams.open(REPORTS, 1, ann);
    streams.turn(Set.of("one", "other"));
    history.addElsewhere(REPORTS, news("r", "lost", "1"), KEPT);
    streams.turn(Set.of("one", "other"));
    assertThat(ann.told()).isEmpty();
    streams.turn(Set.of("one"));
    assertThat(ann.told()).containsExactly("1:lost");
  }

  @Test
  void whoKnowsOfMoreIsToldItAndThatThisIsAll() {
    streams.open(REPORTS, 1, ann);
    history.held = true;
    publish("a");
    streams.check(REPORTS, ann);
    history.answerAll();
    assertThat(ann.last()).isInstanceOf(Told.class);
    history.addElsewhere(REPORTS, news("r", "b", "1"), KEPT);
    history.answerAll();
    assertThat(ann.told()).containsExactly("1:a", "2:b");
    assertThat(ann.last()).isInstanceOf(Checked.class);
  }

  @Test
  void whoKnowsOfMoreWhileTheHistoryIsAwayDoesNotWaitForIt() {
    streams.open(REPORTS, 1, ann);
    history.away = true;
    streams.check(REPORTS, ann);
    assertThat(ann.last()).isInstanceOf(Checked.class);
    streams.check(REPORTS, ann);
    assertThat(ann.events).hasSize(3);
  }

  @Test
  void nobodyIsAskedAboutAStreamThatNobodyReads() {
    streams.open(REPORTS, 1, ann);
    streams.close(REPORTS, ann);
    int before = history.asked;
    streams.turn(Set.of("one"));
    assertThat(history.asked).isEqualTo(before);
  }

  @Test
  void whoComesBackToAStreamThatNobodyReadIsToldWhereItStandsNow() {
    streams.open(REPORTS, 1, ann);
    streams.close(REPORTS, ann);
    publish("a");
    history.addElsewhere(REPORTS, news("r", "b", "1"), KEPT);
    streams.open(REPORTS, 2, bob);
    assertThat(bob.opened().position().offset()).isEqualTo(2);
    assertThat(bob.opened().recent()).hasSize(2);
    assertThat(ann.told()).isEmpty();
  }

  @Test
  void whoComesBackWhileTheAnswerForItsOldWishIsAwaitedGetsAWholeOne() {
    publish("a");
    streams.open(REPORTS, 1, ann);
    history.held = true;
    publish("b");
    streams.close(REPORTS, ann);
    streams.open(REPORTS, 2, ann);
    history.held = false;
    history.answerAll();
    Opened again = (Opened) ann.last();
    assertThat(again.ticket()).isEqualTo(2);
    assertThat(again.recent()).hasSize(2);
  }

  @Test
  void whileTheHistoryIsAwayMessagesAreToldAtOnceWithoutAPlace() {
    streams.open(REPORTS, 1, ann);
    publish("a");
    history.away = true;
    publish("b");
    int asked = history.asked;
    publish("c");
    assertThat(ann.told()).containsExactly("1:a", "0:b", "0:c");
    assertThat(history.asked).isEqualTo(asked);
    assertThat(streams.health().failed()).isTrue();
    assertThat(meters.get("bulletin.realtime.history.away").gauge().value()).isEqualTo(1);
    assertThat(meters.get("bulletin.realtime.messages").tag("result", "unplaced").counter().count())
        .isEqualTo(2);
  }

  @Test
  void whileTheHistoryIsAwayWhoComesIsLetInWithoutAPlace() {
    history.away = true;
    streams.open(REPORTS, 1, ann);
    assertThat(ann.opened().position()).isEqualTo(Position.NONE);
    publish("a");
    assertThat(ann.told()).containsExactly("0:a");
  }

  @Test
  void whenTheHistoryIsBackTheStreamBeginsAnewForEveryone() {
    streams.open(REPORTS, 1, ann);
    publish("a");
    history.away = true;
    publish("b");
    history.away = false;
    streams.turn(Set.of());
    assertThat(ann.last()).isInstanceOf(Broken.class);
    streams.open(REPORTS, 2, ann);
    assertThat(((Opened) ann.last()).position()).isEqualTo(new Position(0, "e2"));
    publish("c");
    assertThat(ann.told()).containsExactly("1:a", "0:b", "1:c");
    assertThat(streams.health().succeeded()).isTrue();
  }

  @Test
  void whatWasToldWithoutAPlaceIsNotToldAgain() {
    streams.open(REPORTS, 1, ann);
    history.away = true;
    publish("b");
    history.away = false;
    streams.turn(Set.of());
    streams.open(REPORTS, 2, ann);
    publish("b");
    assertThat(ann.told()).containsExactly("0:b");
  }

  @Test
  void whatNobodyHereHasHeardWithoutAPlaceIsMissingInTheHistoryToo() {
    publish("a");
    history.away = true;
    publish("b");
    history.away = false;
    streams.turn(Set.of());
    streams.open(REPORTS, 1, ann);
    assertThat(ann.opened().position()).isEqualTo(new Position(0, "e2"));
  }

  @Test
  void aHistoryThatWasAwayForNothingChangesNothing() {
    streams.open(REPORTS, 1, ann);
    publish("a");
    history.away = true;
    streams.turn(Set.of("one"));
    assertThat(streams.health().failed()).isTrue();
    history.addElsewhere(REPORTS, news("r", "b", "1"), KEPT);
    history.away = false;
    streams.turn(Set.of("one"));
    assertThat(ann.told()).containsExactly("1:a", "2:b");
  }

  @Test
  void nodesThatWereAllWithoutItAgreeOnTheNewStream() {
    Streams other = streams();
    streams.open(REPORTS, 1, ann);
    other.open(REPORTS, 1, bob);
    history.away = true;
    publish("x");
    other.add(unplaced(news("r", "x", "1")));
    history.away = false;
    streams.turn(Set.of());
    other.turn(Set.of());
    streams.open(REPORTS, 2, ann);
    other.open(REPORTS, 2, bob);
    assertThat(((Opened) ann.last()).position()).isEqualTo(((Opened) bob.last()).position());
    assertThat(((Opened) ann.last()).position()).isEqualTo(new Position(0, "e2"));
  }

  @Test
  void aHistoryThatHasLostEverythingBeginsAnewForEveryone() {
    streams.open(REPORTS, 1, ann);
    publish("a");
    history.lose();
    publish("b");
    assertThat(ann.last()).isInstanceOf(Broken.class);
    streams.open(REPORTS, 2, ann);
    assertThat(((Opened) ann.last()).recent()).hasSize(1);
  }

  @Test
  void whoComesLongAfterABreakIsToldWhereTheStreamStandsThen() {
    streams.open(REPORTS, 1, ann);
    history.lose();
    publish("a");
    assertThat(ann.last()).isInstanceOf(Broken.class);
    publish("b");
    streams.open(REPORTS, 1, bob);
    assertThat(bob.opened().position().offset()).isEqualTo(2);
    assertThat(bob.opened().recent()).hasSize(2);
  }

  @Test
  void aGapThatIsTooLongToBeFilledIsToldAsABreak() {
    streams.open(REPORTS, 1, ann);
    for (int i = 0; i <= KEPT; i++) {
      history.addElsewhere(REPORTS, news("r", "m" + i, "1"), KEPT);
    }
    publish("last");
    assertThat(ann.events).last().isInstanceOf(Broken.class);
    assertThat(ann.told()).isEmpty();
  }

  private void publish(String... ids) {
    for (String id : ids) {
      streams.add(unplaced(news("r", id, "1")));
    }
  }
}
