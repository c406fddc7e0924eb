package dev.bulletin.realtime.access;

import java.util.List;

/**
 * Who connects.
 *
 * @param user empty for somebody whose name does not matter
 * @param info what others may see of the user, as JSON; empty for nothing
 * @param rooms that the user is put in
 * @param expiresAt in seconds of Unix time, or {@link Expiry#NEVER}
 */
public record ConnectionToken(String user, String info, List<String> rooms, long expiresAt) {
  public static final ConnectionToken ANONYMOUS =
      new ConnectionToken("", "", List.of(), Expiry.NEVER);

  public ConnectionToken {
    rooms = List.copyOf(rooms);
  }

  /** The same with another end. */
  public ConnectionToken until(long other) {
    return new ConnectionToken(user, info, rooms, other);
  }
}
