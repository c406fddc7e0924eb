package dev.bulletin.realtime.protocol;

/**
 * Something new in a room.
 *
 * @param data one JSON value on one line; nobody changes it from now on
 * @param offset its place in the room's stream; 0 in a room without one
 */
public record Publication(byte[] data, long offset) {
  /** One that has no place. */
  public static Publication of(byte[] data) {
    return new Publication(data, 0);
  }
}
