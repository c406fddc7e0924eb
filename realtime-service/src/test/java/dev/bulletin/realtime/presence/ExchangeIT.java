package dev.bulletin.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.realtime.protocol.Member;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes tell each other on a real bus. */
class ExchangeIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String DESK = "desk:a";
  private static final Member ANN = new Member("ann", "c1", "", "");
  private static final Member BOB = new Member("bob", "c2", "", "");

  private final List<Message> notices = new CopyOnWriteArrayList<>();
  private Node node;
  private Attendance attendance;

  @BeforeEach
  void start() {
    node = Node.start(Nodes.alone()).await();
    node.announcer().serve(RealtimeContract.SERVICE);
    attendance = new Attendance(node.id(), (room, news) -> notices.addAll(news));
    Exchange.open(node, attendance).await();
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  @Test
  void aNodeThatEndsWithoutAWordTakesItsCrewsWithIt() {
    Crew crew = new Crew(DESK, 1, 1, List.of(BOB));
    node.bus()
        .publish(Exchange.CREWS, new CrewsOfNode("gone", /* complete= */ false, List.of(crew)));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(notices)
                .containsExactly(new Push.Joined(DESK, BOB), new Push.Left(DESK, BOB)));
    assertThat(attendance.count(DESK)).isEqualTo(new Attendance.Count(0, 0));
  }

  @Test
  void tellsWhoIsHereAsSoonAsItHasChanged() {
    List<CrewsOfNode> told = new CopyOnWriteArrayList<>();
    node.bus().subscribe(Exchange.CREWS, told::add).await();
    attendance.enter(DESK, ANN, true);
    Crew crew = new Crew(DESK, 1, 1, List.of(ANN));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(told)
                .contains(new CrewsOfNode(node.id(), /* complete= */ false, List.of(crew))));
    assertThat(notices).contains(new Push.Joined(DESK, ANN));
    assertThat(attendance.members(DESK)).containsExactly(ANN);
  }
}
