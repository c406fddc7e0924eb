package dev.bulletin.common.cache;

/** What a flight has brought, and from where. */
record Landing(Kept kept, Outcome outcome) {
  /** The same for those who joined a flight of another's. */
  Landing forJoiner() {
    return outcome == Outcome.STALE ? this : new Landing(kept, Outcome.WAIT);
  }
}
