package dev.bulletin.gateway.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Panel.Kind;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.gateway.board.ExampleBoards;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");

  @Test
  void leavesOfADashboardThePanelAndItsTiles() {
    DashboardSummary alone = embedded("mood").in(board()).orElseThrow();
    Panel panel = ExampleBoards.panel("mood", Kind.TABLE, 2, 6, alone.tiles());
    assertThat(alone.panels())
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("place")
        .isEqualTo(panel);
    assertThat(alone.tiles()).extracting(Tile::key).containsExactly("b", "c");
    assertThat(alone)
        .usingRecursiveComparison()
        .ignoringFields("panels", "tiles")
        .isEqualTo(board());
  }

  @Test
  void findsNoPanelThatIsNotThere() {
    assertThat(embedded("Mood").in(board())).isEmpty();
    assertThat(embedded("a").in(board())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prices", "BTC-USDT", "a_b.c:d", "7"})
  void knowsWhatAPanelMayBeCalled(String key) {
    assertThat(Embedded.fits(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "-a", "a b", "a/b", "a%2fb", "a\"b", "giá"})
  void knowsWhatItMayNot(String key) {
    assertThat(Embedded.fits(key)).isFalse();
    assertThat(Embedded.fits("x".repeat(101))).isFalse();
  }

  private static Embedded embedded(String panel) {
    return new Embedded(panel, Theme.SYSTEM);
  }

  private static DashboardSummary board() {
    List<Tile> tiles = List.of(tile("a"), tile("b"), tile("c"));
    return new DashboardSummary(
        Provenance.fresh("1", Set.of(), NOW),
        "crypto",
        LocalizedText.same("Crypto"),
        LocalizedText.same(""),
        false,
        tiles,
        List.of(
            ExampleBoards.panel("prices", Kind.TILES, 1, 6, tiles.subList(0, 2)),
            ExampleBoards.panel("mood", Kind.TABLE, 2, 6, tiles.subList(1, 3))),
        List.of());
  }

  private static Tile tile(String key) {
    return ExampleBoards.tile(key, "1", "pt", Style.DECIMAL, NOW, false);
  }
}
