package dev.bulletin.bench.capacity;

/**
 * A server that nobody asks anything.
 *
 * @param processes of it
 * @param residentKib for more than one process: what they share with no other
 * @param cores kept busy nevertheless
 */
record AtRest(int processes, long residentKib, double cores) {
  double mebibytes() {
    return residentKib / 1_024.0;
  }
}
