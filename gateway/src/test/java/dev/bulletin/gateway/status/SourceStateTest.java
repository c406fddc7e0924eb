package dev.bulletin.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.gateway.board.ExampleBoards;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceStateTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final DashboardSummary board =
      ExampleBoards.tiles(
          Provenance.fresh("1", Set.of(), NOW),
          /* simulated= */ false,
          List.of(
              ExampleBoards.tile("a", "1", "", Style.PRICE, NOW.minusSeconds(90), true),
              ExampleBoards.tile("b", "2", "", Style.PRICE, NOW, false),
              ExampleBoards.tile("c", null, "", Style.PRICE, NOW, false)));

  @Test
  void aSourceIsAsFreshAsItsNewestFigure() {
    assertThat(SourceState.of(List.of(board)))
        .containsExactly(new SourceState("Binance", NOW, false));
  }

  @Test
  void figuresThatNobodyGivesAreCounted() {
    assertThat(SourceState.missing(List.of(board, board))).isEqualTo(2);
  }

  @Test
  void withoutDashboardsThereAreNone() {
    assertThat(SourceState.of(List.of())).isEmpty();
  }
}
