package dev.bulletin.dashboard.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Panel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardsTest {
  private static final String SMALL = ExampleLibrary.PRICES;

  private final Dashboards dashboards = Dashboards.bundled();

  private static Definition saved(String name, String yaml, int revision) {
    return new Definition(name, yaml, revision, "lan", Instant.EPOCH);
  }

  @Test
  void everyBundledDashboardCanBeShown() {
    assertThat(dashboards.definitions()).containsOnlyKeys("crypto", "stocks", "system");
    assertThat(dashboards.definitions().keySet())
        .allSatisfy(name -> assertThat(dashboards.find(name)).isPresent());
  }

  @Test
  void cryptoHasEveryKindOfPanel() {
    assertThat(dashboards.find("crypto").orElseThrow().panels())
        .extracting(Panel::kind)
        .contains(Panel.Kind.values());
  }

  @Test
  void aSavedOneStandsInPlaceOfTheBundledOneUntilItIsDeleted() {
    assertThat(dashboards.accept(List.of(saved("crypto", SMALL, 1)), Set.of()))
        .containsExactly("crypto");
    assertThat(dashboards.find("crypto").orElseThrow().tiles()).hasSize(4);
    assertThat(dashboards.saved()).containsOnlyKeys("crypto");
    dashboards.accept(List.of(), Set.of("crypto"));
    assertThat(dashboards.find("crypto").orElseThrow().tiles()).hasSizeGreaterThan(20);
    assertThat(dashboards.saved()).isEmpty();
  }

  @Test
  void oneThatCannotBeReadIsNotShownButItsTextIsThere() {
    dashboards.accept(List.of(saved("old", "title: 7", 3)), Set.of());
    assertThat(dashboards.find("old")).isEmpty();
    assertThat(dashboards.definitions().get("old").yaml()).isEqualTo("title: 7");
    assertThat(dashboards.saved()).containsOnlyKeys("old");
  }

  @Test
  void knowsWhichTilesMayShowASeries() {
    dashboards.accept(List.of(saved("prices", SMALL, 1)), Set.of());
    assertThat(dashboards.tilesOf(List.of("BTC-USD.price", "BTC-USDT.price", "none")))
        .extracting(PlacedTile::dashboard)
        .containsExactlyInAnyOrder("crypto", "prices");
    dashboards.accept(List.of(), Set.of("prices"));
    assertThat(dashboards.tilesOf(List.of("machine.load"))).isEmpty();
  }
}
