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
import dev.bulletin.dashboard.library.ExampleLibrary;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of samples that programs push. */
class PushedIntakeTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Sample OLD = load("0.25", NOW.minusSeconds(60));
  private static final Sample NEW = load("0.5", NOW);

  private final Vertx vertx = Vertx.vertx();
  private final MovingClock clock = new MovingClock(NOW);
  private final TypedBus bus = new TypedBus(vertx, "test", new Directory());
  private final InMemorySamples history = new InMemorySamples();
  private final InMemorySamples shared = new InMemorySamples();
  private final LatestSamples latest =
      new LatestSamples(shared, history, Duration.ofSeconds(4), clock);
  private final Intake intake =
      new Intake(
          new Duty(OptionalLong::empty, OptionalLong::empty, latest::term),
          latest,
          history,
          shared,
          bus,
          new RoomTiles(
              ExampleLibrary.all(),
              new Tiles((sample, told) -> sample.at().plusSeconds(60)),
              clock));
  private final List<Samples> announced = new CopyOnWriteArrayList<>();
  private final List<RoomMessages> told = new CopyOnWriteArrayList<>();

  private static Sample load(String value, Instant at) {
    return new Sample("machine.load", new BigDecimal(value), at, "push");
  }

  @BeforeEach
  void listen() {
    await(bus.subscribe(DashboardContract.SAMPLES, announced::add));
    await(bus.subscribe(RealtimeContract.PUBLISH, told::add));
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void storesAllAndTellsOfEachSeriesTheNewest() {
    assertThat(await(intake.acceptPushed(List.of(NEW, OLD)))).isEmpty();
    assertThat(history.kept()).containsExactly(NEW, OLD);
    assertThat(shared.kept()).containsExactly(NEW);
    Eventually.that(
        LIMIT,
        () -> assertThat(announced).containsExactly(new Samples(Samples.PUSHED, List.of(NEW))));
    Eventually.that(LIMIT, () -> assertThat(told).hasSize(1));
    assertThat(told.get(0).messages()).extracting(RoomMessage::key).containsExactly("load");
  }

  @Test
  void storesThePastAndTellsNobodyOfIt() {
    latest.hear(new Samples(Samples.PUSHED, List.of(NEW)));
    await(intake.acceptPushed(List.of(OLD)));
    assertThat(history.kept()).containsExactly(OLD);
    assertThat(shared.kept()).isEmpty();
    await(intake.acceptPushed(List.of(load("1", NOW.plusSeconds(1)))));
    Eventually.that(LIMIT, () -> assertThat(announced).hasSize(1));
    assertThat(announced.get(0).samples())
        .extracting(Sample::at)
        .containsExactly(NOW.plusSeconds(1));
  }

  @Test
  void tellsNobodyWhatCouldNotBeStored() {
    history.goAway();
    assertThatThrownBy(() -> await(intake.acceptPushed(List.of(NEW)))).hasMessageContaining("away");
    assertThat(shared.kept()).isEmpty();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
