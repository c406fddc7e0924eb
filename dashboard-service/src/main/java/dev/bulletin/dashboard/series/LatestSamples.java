package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest sample of each series, in the memory of this instance. It hears of new ones by the
 * bus; when it has heard nothing for longer than its patience it may have missed some, and reads
 * what others have kept before it answers. Thread-safe.
 */
public final class LatestSamples {
  private static final Logger log = LoggerFactory.getLogger(LatestSamples.class);

  /** Less than a question may take; what is read later is there for the next. */
  private static final Duration MAX_WAIT = Duration.ofMillis(300);

  private final SampleStore shared;
  private final SampleStore history;
  private final Duration patience;
  private final Clock clock;
  private volatile Snapshot known = Snapshot.EMPTY;
  private volatile Instant heardAt = Instant.MIN;
  private volatile long term;
  private Instant readAt = Instant.MIN;
  private Future<Void> reading = Future.succeededFuture();

  /**
   * Nothing known yet.
   *
   * @param shared asked first, and may be away or behind
   * @param history asked when what is shared is not new enough
   */
  public LatestSamples(SampleStore shared, SampleStore history, Duration patience, Clock clock) {
    this.shared = shared;
    this.history = history;
    this.patience = patience;
    this.clock = clock;
  }

  /** Takes in what was announced, unless it was polled by one that leads no longer. */
  public synchronized void hear(Samples announced) {
    if (announced.term() == Samples.PUSHED || announced.term() >= term) {
      term = Math.max(term, announced.term());
      learn(announced.samples());
      heardAt = clock.instant();
    }
  }

  /** The highest term in which samples were polled, as far as this instance has heard. */
  public long term() {
    return term;
  }

  /** What is known without asking anyone. */
  public Snapshot known() {
    return known;
  }

  /** What is known, after reading what may have been missed; never fails. */
  public Future<Snapshot> current() {
    if (!isLongerAgoThanPatience(heardAt)) {
      return Future.succeededFuture(known());
    }
    return read()
        .timeout(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .map(waited -> known());
  }

  /**
   * Reads what others have kept: once at a time, whoever asks, and not again before the patience
   * has run out anew. Never fails.
   */
  public synchronized Future<Void> read() {
    if (reading.isComplete() && isLongerAgoThanPatience(readAt)) {
      readAt = clock.instant();
      reading = readShared().compose(shared -> readHistoryIfBehind());
    }
    return reading;
  }

  private Future<Void> readShared() {
    return shared
        .latest()
        .onSuccess(this::learn)
        .onFailure(failure -> log.debug("no shared samples to be read", failure))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private Future<Void> readHistoryIfBehind() {
    if (!isLongerAgoThanPatience(known().newestAt().orElse(Instant.MIN))) {
      return Future.succeededFuture();
    }
    return history
        .latest()
        .onSuccess(this::learn)
        .onFailure(failure -> log.warn("no latest samples to be read: {}", failure.toString()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private synchronized void learn(List<Sample> samples) {
    known = known.with(samples);
  }

  private boolean isLongerAgoThanPatience(Instant moment) {
    return moment.isBefore(clock.instant().minus(patience));
  }
}
