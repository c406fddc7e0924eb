package dev.bulletin.realtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.realtime.presence.Attendance.Count;
import dev.bulletin.realtime.reader.HallFigures;
import dev.bulletin.realtime.room.RoomHere;
import dev.bulletin.realtime.room.RoomRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomOrderTest {
  private static final RoomRules RULES = RoomRules.of(Duration.ofMillis(200));

  private static HallFigures hall(RoomHere... rooms) {
    return new HallFigures(0, List.of(rooms), List.of(), List.of());
  }

  @Test
  void addsUpTheEventLoopsButNotWhatEachOfThemConflatesAnew() {
    var order =
        new RoomOrder(
            RULES,
            Map.of("dashboard:crypto", new Count(7, 1)),
            List.of(
                hall(new RoomHere("dashboard:crypto", 2, 4.5)),
                hall(new RoomHere("dashboard:crypto", 3, 4))),
            Map.of("dashboard:crypto", 5.0));
    assertThat(order.busiest(10))
        .containsExactly(new RoomTraffic("dashboard:crypto", RoomKind.STATE, 5, 5, 200, 4.5));
    assertThat(order.occupied()).isEqualTo(1);
  }

  @Test
  void goesByTheReadersOfAllNodesSoThatAllNodesTellOfTheSameRooms() {
    var order =
        new RoomOrder(
            RULES,
            Map.of("dashboard:a", new Count(1, 1), "dashboard:b", new Count(900, 1)),
            List.of(hall(new RoomHere("dashboard:a", 1, 0), new RoomHere("dashboard:c", 0, 0))),
            Map.of("dashboard:a", 2.0, "dashboard:b", 1.0, "dashboard:nobody", 50.0));
    assertThat(order.busiest(2))
        .containsExactly(
            new RoomTraffic("dashboard:b", RoomKind.STATE, 0, 1, 200, 0),
            new RoomTraffic("dashboard:a", RoomKind.STATE, 1, 2, 200, 0));
  }

  @Test
  void leavesOutWhereNobodyIsAndNothingIsPublished() {
    var order =
        new RoomOrder(
            RULES,
            Map.of(),
            List.of(hall(new RoomHere("dashboard:a", 0, 0))),
            Map.of("dashboard:b", 0.0, "dashboard:c", 0.1));
    assertThat(order.busiest(10)).extracting(RoomTraffic::room).containsExactly("dashboard:c");
    assertThat(order.occupied()).isZero();
  }

  @Test
  void putsFullRoomsFirstWhereNothingIsPublished() {
    var order =
        new RoomOrder(
            RULES,
            Map.of(
                "reports", new Count(3, 1), "desk:x", new Count(1, 1), "no room", new Count(9, 9)),
            List.of(),
            Map.of());
    assertThat(order.busiest(10))
        .extracting(RoomTraffic::room)
        .containsExactly("reports", "desk:x");
  }
}
