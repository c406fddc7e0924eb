package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import java.time.Duration;

/**
 * What holds in a room.
 *
 * @param tick how long messages wait for others to be told together with; zero tells them at once
 * @param history what is kept for those who come back; of a stream only
 * @param presence what readers may know of each other
 * @param subscribe who may listen
 * @param publish who may speak, beside the services on the bus
 */
public record RoomRule(
    RoomKind kind,
    Duration tick,
    History history,
    Presence presence,
    Access subscribe,
    Access publish) {

  /**
   * How much of a stream is kept.
   *
   * @param size in messages
   * @param time since the last of them
   */
  public record History(int size, Duration time) {
    public static final History NONE = new History(0, Duration.ZERO);
  }

  /** What readers may know of each other. */
  public enum Presence {
    /** How many there are. */
    COUNT,
    /** Who they are, and who comes and goes. */
    NAMES
  }

  /** Who may do something without being asked further. */
  public enum Access {
    ANYBODY,
    /** Whoever has a token for that room. */
    TOKEN,
    NOBODY
  }
}
