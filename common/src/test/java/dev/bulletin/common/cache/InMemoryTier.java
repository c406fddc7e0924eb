package dev.bulletin.common.cache;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A shared tier that a test can take away. Not thread-safe. */
final class InMemoryTier implements SharedTier {
  private final Pace pace;
  private final Map<String, Stored> stored = new HashMap<>();
  private final Map<String, Lock> locks = new HashMap<>();
  private final Map<String, Long> invalidatedAt = new HashMap<>();
  private long events;
  boolean away;

  private record Stored(Parcel parcel, long event, long storedAt) {}

  private record Lock(String token, long until) {}

  InMemoryTier(Pace pace) {
    this.pace = pace;
  }

  @Override
  public Future<Claim> claim(String key, long newerThanMillis) {
    return unlessAway(() -> claimed(key, newerThanMillis));
  }

  private Claim claimed(String key, long newerThanMillis) {
    Optional<Parcel> found = kept(key).filter(parcel -> parcel.freshMillis() > newerThanMillis);
    if (found.isPresent()) {
      return new Claim.Kept(found.get());
    }
    Lock lock = locks.get(key);
    if (lock != null && lock.until() > pace.read()) {
      return new Claim.Taken();
    }
    String token = Long.toString(++events);
    locks.put(key, new Lock(token, pace.read() + RedisTier.LOCK.toNanos()));
    return new Claim.Yours(new Ticket(key, token, token));
  }

  private Optional<Parcel> kept(String key) {
    return Optional.ofNullable(stored.get(key))
        .filter(kept -> !isOutdated(kept.event(), kept.parcel().tags()))
        .map(this::aged)
        .filter(parcel -> parcel.freshMillis() + parcel.staleMillis() > 0);
  }

  private Parcel aged(Stored kept) {
    Parcel parcel = kept.parcel();
    long age = TimeUnit.NANOSECONDS.toMillis(pace.read() - kept.storedAt());
    return new Parcel(
        parcel.missing(),
        parcel.body(),
        parcel.tags(),
        parcel.freshMillis() - age,
        parcel.staleMillis());
  }

  private boolean isOutdated(long since, Set<String> tags) {
    return invalidatedAt.entrySet().stream()
        .filter(tag -> tag.getKey().equals("*") || tags.contains(tag.getKey()))
        .anyMatch(tag -> tag.getValue() >= since);
  }

  @Override
  public Future<Put> put(Ticket ticket, Parcel parcel) {
    return unlessAway(() -> store(ticket, parcel));
  }

  private Put store(Ticket ticket, Parcel parcel) {
    if (!holds(ticket)) {
      return Put.LATE;
    }
    locks.remove(ticket.key());
    long since = Long.parseLong(ticket.since());
    if (isOutdated(since, parcel.tags())) {
      return Put.OUTDATED;
    }
    stored.put(ticket.key(), new Stored(parcel, since, pace.read()));
    return Put.KEPT;
  }

  private boolean holds(Ticket ticket) {
    Lock lock = locks.get(ticket.key());
    return lock != null && lock.token().equals(ticket.token()) && lock.until() > pace.read();
  }

  @Override
  public Future<Void> release(Ticket ticket) {
    return unlessAway(() -> holds(ticket) ? locks.remove(ticket.key()) : null).mapEmpty();
  }

  @Override
  public Future<Optional<Parcel>> last(String key) {
    return unlessAway(() -> kept(key));
  }

  @Override
  public Future<Void> invalidate(Set<String> tags) {
    return this.<Void>unlessAway(
        () -> {
          long event = ++events;
          tags.forEach(tag -> invalidatedAt.put(tag, event));
          return null;
        });
  }

  private <T> Future<T> unlessAway(Supplier<T> step) {
    return away
        ? Future.failedFuture(ServiceException.unavailable("the shared tier is away"))
        : Future.succeededFuture(step.get());
  }
}
