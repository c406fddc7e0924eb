package dev.bulletin.common.cache;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Something known, in memory, and how long it counts. Times are readings of the cache's ticker.
 * Thread-safe.
 */
final class Kept {
  private final Known known;
  private final Set<String> tags;
  private final int bytes;
  private final long until;
  private volatile long freshUntil;
  private volatile long dueAt;
  private volatile boolean outdated;
  private volatile int renewals;

  private Kept(Known known, Set<String> tags, int bytes, long until, long freshUntil, long dueAt) {
    this.known = known;
    this.tags = tags;
    this.bytes = bytes;
    this.until = until;
    this.freshUntil = freshUntil;
    this.dueAt = dueAt;
  }

  /**
   * What the parcel holds.
   *
   * @param since the moment from which its times count
   * @param early how long before it stops being fresh a newer one is wanted
   */
  static Kept of(Known known, Parcel parcel, long since, Duration early) {
    long freshUntil = since + TimeUnit.MILLISECONDS.toNanos(parcel.freshMillis());
    return new Kept(
        known,
        parcel.tags(),
        parcel.body().length(),
        freshUntil + TimeUnit.MILLISECONDS.toNanos(parcel.staleMillis()),
        freshUntil,
        known instanceof Known.Found ? freshUntil - early.toNanos() : freshUntil);
  }

  Known known() {
    return known;
  }

  Set<String> tags() {
    return tags;
  }

  boolean dependsOnAny(Set<String> changed) {
    // The second is walked through: a change may have many tags.
    return changed.contains(Invalidation.EVERYTHING) || !Collections.disjoint(changed, tags);
  }

  int bytes() {
    return bytes;
  }

  /** Somebody asks for it. */
  void want() {
    renew(Flight.RENEWALS);
  }

  /**
   * So many changes may outdate it before it is not loaded anew any more, unless it is asked for.
   */
  void renew(int times) {
    if (renewals != times) {
      renewals = times;
    }
  }

  /** How often it may still be loaded anew without being asked for. */
  int renewals() {
    return known instanceof Known.Found ? renewals : 0;
  }

  /** As new as it should be. */
  boolean isFresh(long now) {
    return now - freshUntil < 0 && !outdated;
  }

  /** A newer one should be asked for. */
  boolean isDue(long now) {
    return now - dueAt >= 0;
  }

  /** May be given, marked, when there is no newer one. */
  boolean isOfUse() {
    return !outdated && known instanceof Known.Found;
  }

  Duration freshFor(long now) {
    return Duration.ofNanos(Math.max(0, freshUntil - now));
  }

  Duration keptFor(long now) {
    return Duration.ofNanos(Math.max(0, until - now));
  }

  /**
   * Somebody asks for a newer one; nobody else needs to for a while, unless time ends meanwhile.
   */
  void asked(long now, Duration pause) {
    long then = now + pause.toNanos();
    dueAt = isFresh(now) && then - freshUntil > 0 ? freshUntil : then;
  }

  /** A change may have been missed: it is to be asked for anew, and of use until then. */
  void doubt(long now) {
    if (isFresh(now)) {
      freshUntil = now;
    }
    dueAt = now;
  }

  /** It was outdated before it came here. */
  void outdate() {
    outdated = true;
  }
}
