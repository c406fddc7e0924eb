package dev.bulletin.realtime.protocol;

/**
 * A place in a room's stream.
 *
 * @param offset of the last publication before it; 0 at the beginning
 * @param epoch names the stream: offsets of different epochs say nothing of each other
 */
public record Position(long offset, String epoch) {
  public static final Position NONE = new Position(0, "");
}
