package dev.bulletin.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.source.KnownSources;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushBatchesTest {
  private static final int ROOM = 10;

  private final Vertx vertx = Vertx.vertx();
  private final List<List<Sample>> stored = new CopyOnWriteArrayList<>();
  private volatile Future<List<Refusal>> storing = Future.succeededFuture(List.of());
  private final PushBatches batches =
      new PushBatches(
          vertx,
          ROOM,
          samples -> {
            stored.add(List.copyOf(samples));
            return storing;
          });

  @AfterEach
  void close() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @Test
  void storesWhatComesWithinAMomentTogether() throws Exception {
    List<Future<List<Refusal>>> added =
        inOneTurn(
            () -> IntStream.range(0, 5).mapToObj(i -> batches.add(List.of(sample(i)))).toList());
    Future.all(added).await(30, TimeUnit.SECONDS);
    assertThat(stored).hasSize(1);
    assertThat(stored.get(0)).hasSize(5);
  }

  @Test
  void gathersTheNextWhileOneIsStored() throws Exception {
    Promise<List<Refusal>> first = Promise.promise();
    storing = first.future();
    Future<List<Refusal>> one = batches.add(List.of(sample(1)));
    Future<Void> marker =
        Future.future(
            begun ->
                vertx.setPeriodic(
                    5,
                    id -> {
                      if (stored.size() == 1 && begun.tryComplete()) {
                        vertx.cancelTimer(id);
                      }
                    }));
    marker.await(30, TimeUnit.SECONDS);
    Future<List<Refusal>> two = batches.add(List.of(sample(2)));
    Future<List<Refusal>> three = batches.add(List.of(sample(3)));
    assertThat(two.isComplete()).isFalse();
    storing = Future.succeededFuture(List.of());
    first.complete(List.of());
    Future.all(one, two, three).await(30, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(List.of(sample(1)), List.of(sample(2), sample(3)));
  }

  @Test
  void refusesMoreThanMayWait() throws Exception {
    List<Sample> all = IntStream.range(0, ROOM).mapToObj(PushBatchesTest::sample).toList();
    Future<List<Refusal>> tooMuch =
        inOneTurn(() -> List.of(batches.add(all), batches.add(List.of(sample(ROOM))))).get(1);
    assertThatThrownBy(() -> tooMuch.await(30, TimeUnit.SECONDS))
        .hasMessageContaining("send it again later");
  }

  @Test
  void tellsAllOfABatchThatItWasNotStoredAndGoesOn() throws Exception {
    storing = Future.failedFuture("the disk is full");
    Future<List<Refusal>> one = batches.add(List.of(sample(1)));
    Future<List<Refusal>> two = batches.add(List.of(sample(2)));
    assertThatThrownBy(() -> one.await(30, TimeUnit.SECONDS)).hasMessage("the disk is full");
    assertThatThrownBy(() -> two.await(30, TimeUnit.SECONDS)).hasMessage("the disk is full");
    storing = Future.succeededFuture(List.of());
    batches.add(List.of(sample(3))).await(30, TimeUnit.SECONDS);
  }

  @Test
  void tellsAllOfABatchWhatWasRefusedOfIt() throws Exception {
    storing = Future.succeededFuture(List.of(new Refusal(sample(2), "no room")));
    Future<List<Refusal>> one = batches.add(List.of(sample(1)));
    Future<List<Refusal>> two = batches.add(List.of(sample(2)));
    assertThat(one.await(30, TimeUnit.SECONDS)).isEqualTo(two.await(30, TimeUnit.SECONDS));
    assertThat(two.await()).extracting(Refusal::reason).containsExactly("no room");
  }

  /** On the event loop that ends the moment, which cannot do so before the turn is over. */
  private <T> T inOneTurn(Supplier<T> adding) throws Exception {
    Promise<T> added = Promise.promise();
    vertx.runOnContext(turn -> added.complete(adding.get()));
    return added.future().await(30, TimeUnit.SECONDS);
  }

  private static Sample sample(int number) {
    return new Sample("s" + number, BigDecimal.ONE, Instant.EPOCH, KnownSources.PUSH);
  }
}
