package dev.bulletin.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.dashboard.library.ExampleLibrary;
import dev.bulletin.dashboard.series.Snapshot;
import dev.bulletin.testing.MovingClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTilesTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00.250Z");
  private static final List<Sample> TICK =
      List.of(
          sample("BTC-USDT.price", "96000.10", AT, "binance"),
          sample("BTC-USDT.change24h", "-1.250", AT, "binance"));
  private static final List<Sample> FALLBACK =
      List.of(sample("BTC-USD.price", "95990", AT.minusSeconds(20), "coingecko"));
  private static final Freshness FRESHNESS =
      new Freshness(
          Map.of(),
          Map.of("binance", Duration.ofSeconds(15), "coingecko", Duration.ofMinutes(5)),
          Duration.ofMinutes(1));

  private final MovingClock clock = new MovingClock(AT);
  private final RoomTiles rooms = new RoomTiles(ExampleLibrary.all(), new Tiles(FRESHNESS), clock);

  private static Sample sample(String series, String value, Instant at, String source) {
    return new Sample(series, new BigDecimal(value), at, source);
  }

  /** Those of the small dashboard. */
  private List<RoomMessage> told(List<Sample> news, Snapshot snapshot) {
    return ofPrices(rooms.of(news, snapshot).messages());
  }

  private List<RoomMessage> fallbacks(Snapshot snapshot) {
    return ofPrices(rooms.ofFallbacks(snapshot).messages());
  }

  private static List<RoomMessage> ofPrices(List<RoomMessage> messages) {
    return messages.stream().filter(told -> told.room().equals("dashboard:prices")).toList();
  }

  @Test
  void tellsTheRoomOfATileOnceAboutItsFigureAndChange() {
    List<RoomMessage> messages = told(TICK, Snapshot.EMPTY.with(TICK));
    assertThat(messages).hasSize(1);
    RoomMessage message = messages.get(0);
    assertThat(message.kind()).isEqualTo(RoomKind.STATE);
    assertThat(message.type()).isEqualTo("tile");
    assertThat(message.key()).isEqualTo("BTC-USDT");
    assertThat(message.at()).isEqualTo(AT);
    assertThat(message.id()).isEqualTo("BTC-USDT.price@2026-11-23T09:00:00.250Z");
    assertThat(message.json())
        .isEqualTo(
            "{\"key\":\"BTC-USDT\",\"unit\":\"USDT\","
                + "\"figure\":{\"series\":\"BTC-USDT.price\",\"value\":96000.10,"
                + "\"at\":\"2026-11-23T09:00:00.250Z\",\"source\":\"binance\",\"stale\":false,"
                + "\"staleAt\":\"2026-11-23T09:00:15.250Z\"},"
                + "\"change\":{\"series\":\"BTC-USDT.change24h\",\"value\":-1.250,"
                + "\"at\":\"2026-11-23T09:00:00.250Z\",\"source\":\"binance\",\"stale\":false,"
                + "\"staleAt\":\"2026-11-23T09:00:15.250Z\"}}");
  }

  @Test
  void tellsEveryDashboardThatShowsTheSeries() {
    assertThat(rooms.of(TICK, Snapshot.EMPTY.with(TICK)).messages())
        .extracting(RoomMessage::room)
        .containsExactlyInAnyOrder("dashboard:crypto", "dashboard:prices");
  }

  @Test
  void tellsOfAChangeThatComesByItselfUnderAnotherId() {
    Snapshot known = Snapshot.EMPTY.with(TICK);
    String before = told(TICK, known).get(0).id();
    List<Sample> news = List.of(sample("BTC-USDT.change24h", "-1.2", AT.plusMillis(1), "binance"));
    assertThat(told(news, known.with(news)))
        .singleElement()
        .satisfies(message -> assertThat(message.id()).isNotEqualTo(before));
  }

  @Test
  void isSilentAboutWhatIsNotTheNewest() {
    List<Sample> old = List.of(sample("BTC-USDT.price", "1", AT.minusSeconds(1), "binance"));
    assertThat(told(old, Snapshot.EMPTY.with(TICK))).isEmpty();
  }

  @Test
  void isSilentAboutAFallbackThatIsNotShown() {
    assertThat(told(FALLBACK, Snapshot.EMPTY.with(TICK).with(FALLBACK))).isEmpty();
  }

  @Test
  void saysOfAFigureThatWasOldWhenItCameThatItIsStale() {
    clock.pass(Duration.ofSeconds(16));
    assertThat(told(TICK, Snapshot.EMPTY.with(TICK)).get(0).json()).contains("\"stale\":true");
  }

  @Test
  void tellsOnceThatATileShowsItsFallbackSinceItsFirstIsStale() {
    Snapshot known = Snapshot.EMPTY.with(TICK).with(FALLBACK);
    assertThat(fallbacks(known)).isEmpty();
    clock.pass(Duration.ofSeconds(15));
    assertThat(fallbacks(known)).isEmpty();
    clock.pass(Duration.ofMillis(1));
    assertThat(fallbacks(known))
        .singleElement()
        .satisfies(told -> assertThat(told.json()).contains("BTC-USD.price", "\"unit\":\"USD\""));
    assertThat(fallbacks(known)).isEmpty();
  }

  @Test
  void whatWasShownBeforeIsToldAgainByAnotherId() {
    Snapshot known = Snapshot.EMPTY.with(TICK).with(FALLBACK);
    String before = told(TICK, known).get(0).id();
    clock.pass(Duration.ofSeconds(16));
    assertThat(fallbacks(known)).hasSize(1);
    clock.pass(Duration.ofMinutes(6));
    assertThat(fallbacks(known))
        .singleElement()
        .satisfies(told -> assertThat(told.json()).contains("BTC-USDT.price", "\"stale\":true"))
        .satisfies(told -> assertThat(told.id()).isNotEqualTo(before));
  }

  @Test
  void whatWasToldAsNewsIsNotToldAgain() {
    Snapshot known = Snapshot.EMPTY.with(FALLBACK);
    assertThat(fallbacks(known)).isEmpty();
    assertThat(told(TICK, known.with(TICK))).hasSize(1);
    assertThat(fallbacks(known.with(TICK))).isEmpty();
  }
}
