package dev.bulletin.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.ledger.Row;
import dev.bulletin.local.simulator.MarketSimulator;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Instant AT = Instant.parse("2026-11-26T12:00:00.345Z");
  private static final BigDecimal PRICE =
      MarketSimulator.prices().get("BTCUSDT").at(AT.getEpochSecond());

  private final Ledger ledger = new Ledger();
  private final Figures figures = new Figures();

  @Test
  void takesAPriceAsTheSimulatorSaysIt() {
    check(figure(PRICE), AT);
    assertThat(numbers()).isEqualTo(new Row.Numbers(1, 0, 0));
  }

  @Test
  void findsAPriceThatWasNeverSaid() {
    check(figure(PRICE.add(PRICE.ulp())), AT);
    assertThat(numbers()).isEqualTo(new Row.Numbers(1, 1, 0));
  }

  @Test
  void findsAPriceOfAnotherTime() {
    check(figure(PRICE).put("at", AT.plusSeconds(1)), AT);
    assertThat(numbers().wrong()).isEqualTo(1);
  }

  @Test
  void findsWhatIsCalledFreshAfterItsLimit() {
    check(figure(PRICE), AT.plusSeconds(16));
    assertThat(numbers()).isEqualTo(new Row.Numbers(1, 0, 1));
  }

  @Test
  void takesWhatSaysThatItIsStale() {
    check(figure(PRICE).put("stale", true), AT.plusSeconds(16));
    assertThat(numbers()).isEqualTo(new Row.Numbers(1, 0, 0));
  }

  @Test
  void findsALimitThatIsLongerThanItsSources() {
    check(figure(PRICE).put("staleAt", AT.plusSeconds(16)), AT);
    assertThat(numbers().falselyFresh()).isEqualTo(1);
  }

  @Test
  void takesAFigureThatIsMissing() {
    check(new JsonObject().put("series", "BTC-USDT.price").putNull("value"), AT);
    assertThat(numbers()).isEqualTo(new Row.Numbers(0, 0, 0));
  }

  @Test
  void takesAPriceOfAPageWithItsTime() {
    checkPage("fresh", PRICE, AT);
    assertThat(numbers()).isEqualTo(new Row.Numbers(1, 0, 0));
  }

  @Test
  void findsAPriceOfAPageThatWasNeverSaid() {
    checkPage("fresh", PRICE.add(BigDecimal.ONE), AT);
    assertThat(numbers().wrong()).isEqualTo(1);
  }

  @Test
  void findsAPageThatCallsItFreshAfterItsLimit() {
    checkPage("fresh", PRICE, AT.plusSeconds(16));
    checkPage("stale", PRICE, AT.plusSeconds(16));
    assertThat(numbers().falselyFresh()).isEqualTo(1);
  }

  private static JsonObject figure(BigDecimal value) {
    return new JsonObject()
        .put("series", "BTC-USDT.price")
        .put("value", value)
        .put("at", AT)
        .put("stale", false)
        .put("staleAt", AT.plusSeconds(15));
  }

  private void check(JsonObject figure, Instant asked) {
    figures.check(figure, asked, ledger.current());
  }

  private void checkPage(String state, BigDecimal value, Instant asked) {
    String page =
        """
        <li class="tile" data-tile="BTC-USDT" data-state="%s" data-at="%s" data-fresh="15">
        <span data-part="value">%,.2f</span> <span class="unit" data-part="unit">USDT</span>"""
            .formatted(state, AT, value);
    figures.checkPage(page, asked, ledger.current());
  }

  private Row.Numbers numbers() {
    return ledger.rows().get(0).numbers();
  }
}
