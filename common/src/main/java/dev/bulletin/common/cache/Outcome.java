package dev.bulletin.common.cache;

import java.util.Locale;

/** How a request was answered; each counts as exactly one. */
enum Outcome {
  /** From memory. */
  L1,
  /** From the shared tier. */
  L2,
  /** By loading it. */
  LOAD,
  /** By waiting for another request's answer. */
  WAIT,
  /** By an older answer, marked, since it could not be loaded. */
  STALE,
  /** It was known that there is none. */
  MISS,
  /** Not at all. */
  ERROR;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
