package dev.bulletin.realtime.access;

import dev.bulletin.realtime.room.RoomRule;
import dev.bulletin.realtime.room.RoomRule.Access;

/** What a client may do in a room, by the room's rule and what the client has shown. */
public final class Rights {
  private Rights() {}

  /** Whether it may listen, and so read what was said before. */
  public static boolean mayListen(RoomRule rule, boolean hasToken) {
    return may(rule.subscribe(), hasToken);
  }

  /** Whether it may speak. Nobody does who is not known. */
  public static boolean maySpeak(RoomRule rule, String user, boolean hasToken) {
    return !user.isEmpty() && may(rule.publish(), hasToken);
  }

  private static boolean may(Access access, boolean hasToken) {
    return switch (access) {
      case ANYBODY -> true;
      case TOKEN -> hasToken;
      case NOBODY -> false;
    };
  }
}
