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
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.dashboard.summary.RoomTiles;
import dev.bulletin.dashboard.summary.Tiles;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.MovingClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
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
  private final AtomicLong term = new AtomicLong(1);
  private final Duty duty =
      new Duty(() -> OptionalLong.of(term.get()), OptionalLong::empty, latest::term);
  private final Intake intake =
      new Intake(
          duty,
          latest,
          history,
          shared,
          bus,
          new RoomTiles(
              Dashboards.bundled(),
              new Tiles((sample, told) -> sample.at().plusSeconds(15)),
              clock));
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
    await(intake.accept(polled(PRICE)));
    assertThat(await(history.latest())).containsExactly(PRICE);
    assertThat(await(shared.latest())).containsExactly(PRICE);
    Eventually.that(
        LIMIT, () -> assertThat(announced).containsExactly(new Samples(1, List.of(PRICE))));
    Eventually.that(LIMIT, () -> assertThat(told).hasSize(1));
    assertThat(told.get(0).messages()).extracting(RoomMessage::key).containsExactly("BTC-USDT");
  }

  @Test
  void tellsNobodyWhatCouldNotBeStored() {
    history.goAway();
    assertThatThrownBy(() -> await(intake.accept(polled(PRICE)))).hasMessageContaining("away");
    history.comeBack();
    Sample next = new Sample(PRICE.series(), BigDecimal.ONE, NOW.plusSeconds(1), "binance");
    await(intake.accept(polled(next)));
    Eventually.that(LIMIT, () -> assertThat(announced).hasSize(1));
    assertThat(announced.get(0).samples()).containsExactly(next);
  }

  @Test
  void goesOnWhenNothingCanBeShared() {
    shared.goAway();
    await(intake.accept(polled(PRICE)));
    Eventually.that(LIMIT, () -> assertThat(told).hasSize(1));
  }

  @Test
  void doesNothingWithWhatIsKnown() {
    latest.hear(new Samples(1, List.of(PRICE)));
    await(intake.accept(polled(PRICE)));
    assertThat(await(history.latest())).isEmpty();
  }

  @Test
  void tellsNobodyWhatWasPolledByOneWhoIsNoLongerToPoll() {
    term.set(2);
    await(intake.accept(polled(PRICE)));
    assertThat(await(history.latest())).containsExactly(PRICE);
    Sample next = new Sample(PRICE.series(), BigDecimal.ONE, NOW.plusSeconds(1), "binance");
    await(intake.accept(new Samples(2, List.of(next))));
    Eventually.that(LIMIT, () -> assertThat(announced).isNotEmpty());
    assertThat(announced).containsExactly(new Samples(2, List.of(next)));
  }

  @Test
  void tellsNobodyWhatRedisHasNewerTermsOf() {
    await(shared.keep(new Samples(2, List.of())));
    assertThatThrownBy(() -> await(intake.accept(polled(PRICE))))
        .isInstanceOf(LowerTermException.class);
    assertThat(announced).isEmpty();
  }

  @Test
  void storesOlderSamplesThatArePushedAndTellsThemToNobody() {
    latest.hear(new Samples(1, List.of(PRICE)));
    Sample older = new Sample(PRICE.series(), BigDecimal.ONE, NOW.minusSeconds(1), "push");
    await(intake.accept(new Samples(Samples.PUSHED, List.of(older))));
    assertThat(await(history.latest())).containsExactly(older);
    assertThat(await(shared.latest())).isEmpty();
  }

  private static Samples polled(Sample sample) {
    return new Samples(1, List.of(sample));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
