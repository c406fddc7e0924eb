package dev.bulletin.faults.load;

/**
 * How many read, write and listen.
 *
 * @param sockets each in two rooms
 */
public record LoadSize(int readsPerSecond, int reportsPerMinute, int sockets) {
  public static LoadSize full() {
    return new LoadSize(25, 60, 2_000);
  }

  public static LoadSize least() {
    return new LoadSize(10, 60, 20);
  }
}
