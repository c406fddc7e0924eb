package dev.bulletin.realtime.room;

import java.util.regex.Pattern;

/** Which names rooms have; none of them needs escaping in JSON. */
public final class RoomName {
  private static final Pattern KNOWN =
      Pattern.compile("reports|(?:dashboard|desk):[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  private RoomName() {}

  /** Whether there may be a room of that name; that it is empty does not matter. */
  public static boolean isKnown(String name) {
    return KNOWN.matcher(name).matches();
  }
}
