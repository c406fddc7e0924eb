package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store without a server, which can be away or hang. */
public final class InMemorySamples implements SampleStore {
  private final List<Sample> kept = new CopyOnWriteArrayList<>();
  private volatile Future<Void> state = Future.succeededFuture();
  private volatile int reads;
  private volatile long term;

  public void goAway() {
    state = Future.failedFuture(new IOException("away, as the test wants it"));
  }

  public void hang() {
    state = Promise.<Void>promise().future();
  }

  public void comeBack() {
    state = Future.succeededFuture();
  }

  /** How often the latest were asked for. */
  public int reads() {
    return reads;
  }

  @Override
  public Future<List<Refusal>> keep(Samples samples) {
    return state.compose(here -> keepInTerm(samples));
  }

  private Future<List<Refusal>> keepInTerm(Samples samples) {
    if (samples.term() != Samples.PUSHED && samples.term() < term) {
      return Future.failedFuture(new LowerTermException(samples.term(), term));
    }
    term = Math.max(term, samples.term());
    kept.addAll(samples.samples());
    return Future.succeededFuture(List.of());
  }

  /** All that was kept, in the order of keeping. */
  public List<Sample> kept() {
    return List.copyOf(kept);
  }

  @Override
  public Future<List<Sample>> latest() {
    reads++;
    return state.map(here -> List.copyOf(Snapshot.EMPTY.with(kept).newestBySeries().values()));
  }
}
