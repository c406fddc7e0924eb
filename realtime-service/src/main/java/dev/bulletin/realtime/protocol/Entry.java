package dev.bulletin.realtime.protocol;

import java.util.List;

/**
 * What a client is told on entering a room.
 *
 * @param position where the room's stream stands; {@link Position#NONE} in a room without one
 * @param recoverable a client that comes back may ask for what it has missed
 * @param positioned each publication that follows has an offset
 * @param recovery what became of the client's wish to be told what it has missed
 * @param publications what it has missed, in order
 * @param data what the room has to tell a newcomer, as JSON; empty for nothing
 * @param lifetime of the client's right to be here
 */
public record Entry(
    Position position,
    boolean recoverable,
    boolean positioned,
    Recovery recovery,
    List<Publication> publications,
    byte[] data,
    Lifetime lifetime) {
  /** What became of a wish for what was missed. */
  public enum Recovery {
    NOT_ASKED,
    /** Exactly what was missed is told. */
    COMPLETE,
    /** It is not known any more what was missed. */
    FAILED
  }

  public Entry {
    publications = List.copyOf(publications);
  }

  /** Into a room that has no stream. */
  public static Entry withState(byte[] data) {
    return new Entry(
        Position.NONE, false, false, Recovery.NOT_ASKED, List.of(), data, Lifetime.UNLIMITED);
  }

  /** The same for a client that may not stay forever. */
  public Entry during(Lifetime limited) {
    return new Entry(position, recoverable, positioned, recovery, publications, data, limited);
  }
}
