package dev.bulletin.bench.realtime.server;

/**
 * What a server holds after a collection.
 *
 * @param heapBytes in use
 * @param residentKib of the process, its whole heap included
 */
public record Memory(long heapBytes, long residentKib) {
  /** That of two servers. */
  public Memory plus(Memory other) {
    return new Memory(heapBytes + other.heapBytes, residentKib + other.residentKib);
  }
}
