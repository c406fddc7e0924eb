package dev.bulletin.dashboard.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.dashboard.MovingClock;
import dev.bulletin.dashboard.series.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTilesTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00.250Z");
  private static final List<Sample> TICK =
      List.of(
          sample("BTC-USDT.price", "96000.10", AT),
          sample("BTC-USDT.change24h", "-1.250", AT),
          sample("ETH-USDT.change24h", "2.000", AT));

  private final MovingClock clock = new MovingClock(AT);
  private final RoomTiles rooms =
      new RoomTiles(List.of(CryptoDashboard.DASHBOARD), new Tiles(Duration.ofSeconds(15)), clock);

  private static Sample sample(String series, String value, Instant at) {
    return new Sample(series, new BigDecimal(value), at, "binance");
  }

  @Test
  void tellsTheRoomOfTheTileWhoseFigureIsNew() {
    List<RoomMessage> messages = rooms.of(TICK, Snapshot.EMPTY.with(TICK)).messages();
    assertThat(messages).hasSize(1);
    RoomMessage message = messages.get(0);
    assertThat(message.room()).isEqualTo("dashboard:crypto");
    assertThat(message.kind()).isEqualTo(RoomKind.STATE);
    assertThat(message.type()).isEqualTo("tile");
    assertThat(message.key()).isEqualTo("BTC-USDT");
    assertThat(message.at()).isEqualTo(AT);
    assertThat(message.id()).isEqualTo("BTC-USDT.price@2026-11-23T09:00:00.250Z");
    assertThat(message.json())
        .isEqualTo(
            "{\"key\":\"BTC-USDT\",\"name\":\"Bitcoin\",\"unit\":\"USDT\","
                + "\"figure\":{\"series\":\"BTC-USDT.price\",\"value\":96000.10,"
                + "\"at\":\"2026-11-23T09:00:00.250Z\",\"source\":\"binance\",\"stale\":false},"
                + "\"change\":{\"series\":\"BTC-USDT.change24h\",\"value\":-1.250,"
                + "\"at\":\"2026-11-23T09:00:00.250Z\",\"source\":\"binance\",\"stale\":false}}");
  }

  @Test
  void isSilentAboutWhatIsNotTheNewest() {
    List<Sample> old = List.of(sample("BTC-USDT.price", "1", AT.minusSeconds(1)));
    assertThat(rooms.of(old, Snapshot.EMPTY.with(TICK)).messages()).isEmpty();
  }

  @Test
  void saysOfAFigureThatWasOldWhenItCameThatItIsStale() {
    clock.pass(Duration.ofSeconds(16));
    assertThat(rooms.of(TICK, Snapshot.EMPTY.with(TICK)).messages().get(0).json())
        .contains("\"stale\":true");
  }
}
