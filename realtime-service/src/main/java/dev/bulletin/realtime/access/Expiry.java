package dev.bulletin.realtime.access;

import dev.bulletin.realtime.protocol.Lifetime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when a token holds, in seconds of Unix time. */
public final class Expiry {
  public static final long NEVER = Long.MAX_VALUE;

  /** How long a client may take to bring another. */
  public static final long GRACE_SECONDS = 25;

  private Expiry() {}

  /** In seconds of Unix time; without one, never. */
  public static long of(@Nullable Instant at) {
    return at == null ? NEVER : at.getEpochSecond();
  }

  public static boolean isPast(long expiresAt, long now) {
    return now >= expiresAt;
  }

  /** Whether the client has had its time to bring another. */
  public static boolean isOver(long expiresAt, long now) {
    return expiresAt != NEVER && now >= expiresAt + GRACE_SECONDS;
  }

  public static Lifetime lifetime(long expiresAt, long now) {
    return expiresAt == NEVER ? Lifetime.UNLIMITED : Lifetime.of(expiresAt - now);
  }
}
