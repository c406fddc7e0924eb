package dev.bulletin.common.cache;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * What all instances of a service keep together. Every method fails while it is away, which costs
 * its users nothing but the work it saves them.
 */
interface SharedTier {
  /** What became of something put. */
  enum Put {
    KEPT,
    /** Something it depends on was invalidated while it was being loaded. */
    OUTDATED,
    /** It took so long that the right to put it has ended. */
    LATE
  }

  /** The answer, or the right to load it, or the news that somebody has that right. */
  Future<Claim> claim(String key, long newerThanMillis);

  /** Ends the ticket's right and keeps what was loaded, unless it is outdated already. */
  Future<Put> put(Ticket ticket, Parcel parcel);

  /** Ends the ticket's right: there is nothing to put. */
  Future<Void> release(Ticket ticket);

  /** What is kept, however old, unless it was invalidated. */
  Future<Optional<Parcel>> last(String key);

  /** Whatever depends on one of the tags, and whose loading has begun before, is gone. */
  Future<Void> invalidate(Set<String> tags);
}
