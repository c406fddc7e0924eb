package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.access.Expiry;
import dev.bulletin.realtime.protocol.Member;

/**
 * A reader's being in a room.
 *
 * @param member as the others see it
 * @param byToken a token has let it in
 * @param hearsJoins it is told who comes and goes
 * @param expiresAt in seconds of Unix time, or {@link Expiry#NEVER}
 */
record Pass(Member member, boolean byToken, boolean hearsJoins, long expiresAt) {
  Pass until(long later) {
    return new Pass(member, byToken, hearsJoins, later);
  }
}
