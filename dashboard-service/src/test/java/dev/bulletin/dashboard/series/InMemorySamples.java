package dev.bulletin.dashboard.series;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store without a server, which can be away or hang. */
public final class InMemorySamples implements SampleStore {
  private final List<Sample> kept = new CopyOnWriteArrayList<>();
  private volatile Future<Void> state = Future.succeededFuture();
  private volatile int reads;

  public void goAway() {
    state = Future.failedFuture(ServiceException.unavailable("away, as the test wants it"));
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
  public Future<Void> keep(List<Sample> samples) {
    return state.onSuccess(here -> kept.addAll(samples));
  }

  @Override
  public Future<List<Sample>> latest() {
    reads++;
    return state.map(here -> List.copyOf(Snapshot.EMPTY.with(kept).newestBySeries().values()));
  }
}
