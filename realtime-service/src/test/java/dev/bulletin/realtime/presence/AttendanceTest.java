package dev.bulletin.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.presence.Attendance.Count;
import dev.bulletin.realtime.protocol.Member;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private static final String DESK = "desk:a";

  private final List<Message> notices = new ArrayList<>();
  private final Attendance here = new Attendance("n1", (room, news) -> notices.addAll(news));
  private final Attendance there = new Attendance("n2", (room, news) -> {});

  @Test
  void knowsWhoIsInARoomOnAllNodes() {
    here.enter(DESK, member("ann", "c1"), true);
    there.enter(DESK, member("ann", "c2"), true);
    there.enter(DESK, member("bob", "c3"), true);
    here.accept(there.turn());
    assertThat(here.members(DESK))
        .containsExactly(member("ann", "c1"), member("ann", "c2"), member("bob", "c3"));
    assertThat(here.count(DESK)).isEqualTo(new Count(3, 2));
  }

  @Test
  void countsWithoutNamesWhereNamesAreNotTold() {
    here.enter("reports", member("", "c1"), false);
    here.enter("reports", member("", "c2"), false);
    here.enter("reports", member("ann", "c3"), false);
    there.enter("reports", member("", "c4"), false);
    here.accept(there.turn());
    assertThat(here.members("reports")).isEmpty();
    assertThat(here.count("reports")).isEqualTo(new Count(4, 3));
    assertThat(here.rooms()).isEqualTo(Map.of("reports", new Count(4, 3)));
  }

  @Test
  void tellsWhoComesAndGoes() {
    here.enter(DESK, member("ann", "c1"), true);
    here.turn();
    there.enter(DESK, member("bob", "c2"), true);
    here.accept(there.turn());
    here.leave(DESK, member("ann", "c1"));
    here.turn();
    assertThat(notices)
        .containsExactly(
            new Push.Joined(DESK, member("ann", "c1")),
            new Push.Joined(DESK, member("bob", "c2")),
            new Push.Left(DESK, member("ann", "c1")));
    assertThat(here.turn().crews()).isEmpty();
  }

  @Test
  void aNodeThatDiesTakesItsCrewsWithIt() {
    there.enter(DESK, member("bob", "c2"), true);
    here.accept(there.turn());
    notices.clear();
    here.forget("n2");
    assertThat(notices).containsExactly(new Push.Left(DESK, member("bob", "c2")));
    assertThat(here.rooms()).isEmpty();
    assertThat(here.nodes()).isEmpty();
  }

  @Test
  void makesUpForWhatWasLost() {
    there.enter(DESK, member("bob", "c2"), true);
    here.accept(there.turn());
    there.leave(DESK, member("bob", "c2"));
    there.enter("desk:b", member("cid", "c3"), true);
    there.turn();
    here.accept(there.everything());
    assertThat(here.members(DESK)).isEmpty();
    assertThat(here.members("desk:b")).containsExactly(member("cid", "c3"));
  }

  @Test
  void aRoomThatTellsNamesHasALimit() {
    for (int i = 0; i < LocalRooms.MAX_MEMBERS; i++) {
      assertThat(here.enter(DESK, member("u", "c" + i), true)).isTrue();
    }
    assertThat(here.enter(DESK, member("u", "late"), true)).isFalse();
    here.leave(DESK, member("u", "c1"));
    assertThat(here.enter(DESK, member("u", "late"), true)).isTrue();
  }

  @Test
  void keepsNothingOfARoomThatAllHaveLeft() {
    here.enter(DESK, member("ann", "c1"), true);
    here.turn();
    here.leave(DESK, member("ann", "c1"));
    here.turn();
    assertThat(here.everything().crews()).isEmpty();
    assertThat(here.rooms()).isEmpty();
  }

  private static Member member(String user, String client) {
    return new Member(user, client, "", "");
  }
}
