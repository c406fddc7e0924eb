package dev.bulletin.dashboard.poll;

import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.series.SampleStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps polled samples later when PostgreSQL cannot be reached at the time, in the term that is in
 * force then: up to ten minutes of them, 100,000 at most, and only until another polls. Pushed ones
 * are kept at once or not at all, since whoever pushes waits for it. Thread-safe.
 */
public final class PatientSamples implements SampleStore {
  private static final Logger log = LoggerFactory.getLogger(PatientSamples.class);
  private static final int MAX_WAITING = 100_000;
  private static final int AT_ONCE = 5_000;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** Shorter than what is stored may take: live numbers wait for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SampleStore next;
  private final Duty duty;
  private final Clock clock;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean catchingUp;
  private long lastTerm; // in which this instance has polled
  private int count;

  public PatientSamples(SampleStore next, Duty duty, Clock clock) {
    this.next = next;
    this.duty = duty;
    this.clock = clock;
  }

  /** Samples that could not be kept at that time. */
  private record Waiting(Instant since, List<Sample> samples) {}

  @Override
  public Future<List<Refusal>> keep(Samples samples) {
    return samples.term() == Samples.PUSHED ? next.keep(samples) : keepPolled(samples);
  }

  private Future<List<Refusal>> keepPolled(Samples samples) {
    return isBehindOthers(samples)
        ? putOff(samples)
        : next.keep(samples)
            .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .recover(failure -> putOff(samples, failure));
  }

  private synchronized boolean isBehindOthers(Samples samples) {
    lastTerm = Math.max(lastTerm, samples.term());
    return catchingUp || !waiting.isEmpty();
  }

  private Future<List<Refusal>> putOff(Samples samples, Throwable failure) {
    if (!PassingFailure.is(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("samples are kept later, PostgreSQL is not to be reached: {}", failure.toString());
    return putOff(samples);
  }

  private synchronized Future<List<Refusal>> putOff(Samples samples) {
    waiting.add(new Waiting(clock.instant(), samples.samples()));
    count += samples.samples().size();
    forgetOldest();
    return Future.succeededFuture(List.of());
  }

  private void forgetOldest() {
    Instant oldest = clock.instant().minus(LONGEST_WAIT);
    while (!waiting.isEmpty()
        && (count > MAX_WAITING || waiting.element().since().isBefore(oldest))) {
      count -= waiting.remove().samples().size();
    }
  }

  /**
   * Another that polls has gone on from there: what waits here would come after it. What is
   * announced by this instance itself has been here to be kept before.
   */
  public synchronized void hear(Samples announced) {
    if (announced.term() > lastTerm) {
      waiting.clear();
      count = 0;
    }
  }

  /**
   * Keeps what waits, if this instance polls and PostgreSQL is back; not to be called again before
   * it has ended. Until all is kept what comes in waits behind it.
   */
  public Future<Void> catchUp() {
    List<Waiting> batch = take();
    OptionalLong term = duty.term();
    return batch.isEmpty() || term.isEmpty()
        ? end(batch)
        : next.keep(new Samples(term.getAsLong(), samples(batch)))
            .compose(kept -> catchUp())
            .recover(failure -> giveBack(batch, failure));
  }

  private Future<Void> end(List<Waiting> batch) {
    putBack(batch);
    return Future.succeededFuture();
  }

  private synchronized List<Waiting> take() {
    catchingUp = true;
    List<Waiting> batch = new ArrayList<>();
    int taken = 0;
    while (!waiting.isEmpty() && (taken == 0 || taken < AT_ONCE)) {
      batch.add(waiting.remove());
      taken += batch.get(batch.size() - 1).samples().size();
    }
    count -= taken;
    return batch;
  }

  private static List<Sample> samples(List<Waiting> batch) {
    return batch.stream().flatMap(one -> one.samples().stream()).toList();
  }

  /** A higher term in force may be this instance's own, of which it does not know yet. */
  private Future<Void> giveBack(List<Waiting> batch, Throwable failure) {
    boolean passes = PassingFailure.is(failure) || failure instanceof LowerTermException;
    putBack(passes ? batch : List.of());
    return passes ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  private synchronized void putBack(List<Waiting> batch) {
    catchingUp = false;
    for (int i = batch.size() - 1; i >= 0; i--) {
      waiting.addFirst(batch.get(i));
      count += batch.get(i).samples().size();
    }
    forgetOldest();
  }

  @Override
  public Future<List<Sample>> latest() {
    return next.latest();
  }
}
