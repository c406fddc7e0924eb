package dev.bulletin.dashboard.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.dashboard.MovingClock;
import dev.bulletin.dashboard.definition.CryptoDashboard;
import dev.bulletin.dashboard.definition.RoomTiles;
import dev.bulletin.dashboard.definition.Tiles;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Sample PRICE =
      new Sample("BTC-USDT.price", new BigDecimal("96000"), NOW, "binance");

  private final Vertx vertx = Vertx.vertx();
  private final MovingClock clock = new MovingClock(NOW);
  private final TypedBus bus = new TypedBus(vertx, "test", new Directory());
  private final InMemorySamples history = new InMemorySamples();
  private final InMemorySamples shared = new InMemorySamples();
  private final LatestSamples latest =
      new LatestSamples(shared, history, Duration.ofSeconds(4), clock);
  private final Intake intake =
      new Intake(
          latest,
          history,
          shared,
          bus,
          new RoomTiles(
              List.of(CryptoDashboard.DASHBOARD), new Tiles(Duration.ofSeconds(15)), clock));
  private final List<Samples> announced = new CopyOnWriteArrayList<>();
  private final List<RoomMessages> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    await(bus.subscribe(DashboardContract.SAMPLES, announced::add));
    await(bus.subscribe(DashboardContract.SAMPLES, latest::hear));
    await(bus.subscribe(RealtimeContract.PUBLISH, told::add));
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void storesSharesAndTells() {
    await(intake.accept(List.of(PRICE)));
    assertThat(await(history.latest())).containsExactly(PRICE);
    assertThat(await(shared.latest())).containsExactly(PRICE);
    Eventually.that(
        LIMIT, () -> assertThat(announced).containsExactly(new Samples(List.of(PRICE))));
    Eventually.that(LIMIT, () -> assertThat(told).hasSize(1));
    assertThat(told.get(0).messages()).extracting(RoomMessage::key).containsExactly("BTC-USDT");
  }

  @Test
  void tellsNobodyWhatCouldNotBeStored() {
    history.goAway();
    assertThatThrownBy(() -> await(intake.accept(List.of(PRICE)))).hasMessageContaining("away");
    history.comeBack();
    Sample next = new Sample(PRICE.series(), BigDecimal.ONE, NOW.plusSeconds(1), "binance");
    await(intake.accept(List.of(next)));
    Eventually.that(LIMIT, () -> assertThat(announced).hasSize(1));
    assertThat(announced.get(0).samples()).containsExactly(next);
  }

  @Test
  void goesOnWhenNothingCanBeShared() {
    shared.goAway();
    await(intake.accept(List.of(PRICE)));
    Eventually.that(LIMIT, () -> assertThat(told).hasSize(1));
  }

  @Test
  void doesNothingWithWhatIsKnown() {
    latest.hear(new Samples(List.of(PRICE)));
    await(intake.accept(List.of(PRICE)));
    assertThat(await(history.latest())).isEmpty();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
