package dev.bulletin.common.cache;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** For what each instance keeps for itself. */
final class NoSharedTier implements SharedTier {
  @Override
  public Future<Claim> claim(String key, long newerThanMillis) {
    return Future.succeededFuture(new Claim.Yours(new Ticket(key, "", "")));
  }

  @Override
  public Future<Put> put(Ticket ticket, Parcel parcel) {
    return Future.succeededFuture(Put.KEPT);
  }

  @Override
  public Future<Void> release(Ticket ticket) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<Parcel>> last(String key) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Void> invalidate(Set<String> tags) {
    return Future.succeededFuture();
  }
}
