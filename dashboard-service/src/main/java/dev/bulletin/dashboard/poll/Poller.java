package dev.bulletin.dashboard.poll;

import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.trace.Spans;
import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.source.Source;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a source by its plan while this instance is the one that may. When the source gives nothing,
 * nothing is taken in, and the figures that are known grow old. Each source has its own, so that
 * none waits for another.
 */
public final class Poller {
  private static final Logger log = LoggerFactory.getLogger(Poller.class);

  /** How soon an instance that has come to lead begins, however long the interval is. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Never sooner after a failure, unless the interval is shorter. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Supplier<OptionalLong> term;
  private final Source source;
  private final Harvest harvest;
  private final Repeater repeater;
  private volatile long dueAt = System.nanoTime();

  /** In terms that are empty while another instance polls. */
  public Poller(Vertx vertx, Supplier<OptionalLong> term, Source source, Harvest harvest) {
    this.vertx = vertx;
    this.term = term;
    this.source = source;
    this.harvest = harvest;
    this.repeater = new Repeater(vertx, "polling " + title(), LOOK, this::look);
  }

  private String title() {
    return source.name() + " " + source.feed();
  }

  public void start() {
    repeater.start();
  }

  /** Ends when a poll under way has ended. */
  public Future<Void> stop() {
    return repeater.stop();
  }

  private Future<?> look() {
    boolean due = System.nanoTime() - dueAt >= 0;
    OptionalLong current = term.get();
    return due && current.isPresent()
        ? Spans.begin(vertx, "poll of " + source.name(), () -> poll(current))
        : Future.succeededFuture();
  }

  private Future<Void> poll(OptionalLong asked) {
    dueIn(source.plan().interval());
    return source
        .fetch()
        .onFailure(failure -> dueIn(pause()))
        .compose(gathered -> takeIn(asked, gathered))
        .recover(this::goWithout);
  }

  private void dueIn(Duration span) {
    dueAt = System.nanoTime() + span.toNanos();
  }

  /** A tenth of the interval: what is asked for rarely need not be missed for long. */
  private Duration pause() {
    Duration interval = source.plan().interval();
    Duration tenth = interval.dividedBy(10);
    Duration pause = tenth.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : tenth;
    return pause.compareTo(interval) < 0 ? pause : interval;
  }

  /** Another may have polled since the source was asked. */
  private Future<Void> takeIn(OptionalLong asked, Gathered gathered) {
    return term.get().equals(asked)
        ? harvest.accept(asked.getAsLong(), gathered)
        : Future.succeededFuture();
  }

  private Future<Void> goWithout(Throwable failure) {
    if (failure instanceof LowerTermException) {
      log.info("{}: {}", title(), failure.getMessage());
      return Future.succeededFuture();
    }
    if (!(failure instanceof UpstreamException known)) {
      return Future.failedFuture(failure);
    }
    if (known.reason() == Reason.RESTING) {
      log.debug("{}: {}", title(), known.getMessage());
    } else {
      log.warn("{} gave nothing: {}", title(), known.getMessage());
    }
    return Future.succeededFuture();
  }
}
