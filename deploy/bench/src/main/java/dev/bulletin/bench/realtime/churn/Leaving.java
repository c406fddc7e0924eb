package dev.bulletin.bench.realtime.churn;

/** How a guest goes. */
enum Leaving {
  /** Says so, where its way has words for that, and waits until the server hangs up. */
  POLITELY,
  /** Hangs up. */
  SILENTLY,
  /** Its network goes. */
  CUT,
  /** Hangs up as soon as it has said what it wants, and does not wait for the answers. */
  HASTILY
}
