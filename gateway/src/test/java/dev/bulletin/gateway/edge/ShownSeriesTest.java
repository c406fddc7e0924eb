package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownSeriesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");

  private final ShownSeries shown = new ShownSeries();

  @Test
  void namesTheDashboardsThatShowWhatHasMoved() {
    shown.learn(dashboard("crypto", "BTC-USDT.price"));
    shown.learn(dashboard("system", "system.heap"));
    assertThat(shown.tags(moved("BTC-USDT.price"))).containsExactly("dashboard:crypto");
    assertThat(shown.tags(moved("system.heap"))).containsExactly("dashboard:system");
    assertThat(shown.tags(moved("gold"))).isEmpty();
  }

  @Test
  void followsADashboardToTheSeriesThatItShowsNow() {
    shown.learn(dashboard("crypto", "BTC-USDT.price"));
    shown.learn(dashboard("crypto", "BTC-USD.price"));
    assertThat(shown.tags(moved("BTC-USDT.price"))).isEmpty();
    shown.forget("crypto");
    assertThat(shown.tags(moved("BTC-USD.price"))).isEmpty();
  }

  private static DashboardSummary dashboard(String name, String series) {
    var figure = ExampleDashboards.figure(series, BigDecimal.ONE, NOW, "fake", false);
    return ExampleDashboards.summary(
        Provenance.fresh("1", Set.of(), NOW),
        name,
        false,
        List.of(ExampleDashboards.tile("a", "A", "", figure, null)));
  }

  private static Samples moved(String series) {
    return new Samples(1, List.of(new Sample(series, BigDecimal.ONE, NOW, "fake")));
  }
}
