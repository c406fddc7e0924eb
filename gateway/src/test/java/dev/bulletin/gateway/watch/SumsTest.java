package dev.bulletin.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.TransportCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class SumsTest {
  private final Sums sums =
      new Sums(
          List.of(
              SampleSurveys.of(
                  "n1",
                  3,
                  List.of(SampleSurveys.slow("a", 20)),
                  List.of(SampleSurveys.busy("b", 100), SampleSurveys.busy("c", 50))),
              SampleSurveys.of(
                  "n2",
                  5,
                  List.of(SampleSurveys.slow("d", 40), SampleSurveys.slow("e", 10)),
                  List.of(SampleSurveys.busy("f", 75)))));

  @Test
  void addsUpWhatNodesDoButNotWhatAllOfThemHear() {
    assertThat(sums.traffic()).isEqualTo(new NodeTraffic(8, 2, 3, 1, 4.5, 20.5, 4_096));
  }

  @Test
  void addsUpConnectionsAndCloses() {
    assertThat(sums.connections())
        .containsExactly(new TransportCount("websocket", 8), new TransportCount("sse", 0));
    assertThat(sums.closes()).containsExactly(new CloseCount("3012", 4));
  }

  @Test
  void countsTheReadersOfARoomOnAllNodes() {
    assertThat(sums.rooms(10))
        .containsExactly(new RoomTraffic("dashboard:crypto", RoomKind.STATE, 8, 4.5, 200, 0.5));
  }

  @Test
  void ordersTheReadersOfAllNodesAndEndsAtTheLimit() {
    assertThat(sums.slowest(2)).extracting(ReaderTraffic::client).containsExactly("d", "a");
    assertThat(sums.busiest(2)).extracting(ReaderTraffic::client).containsExactly("b", "f");
  }

  @Test
  void isNothingWhereNobodyHasToldAnything() {
    assertThat(new Sums(List.of()).traffic().readers()).isZero();
    assertThat(new Sums(List.of()).rooms(10)).isEmpty();
  }
}
