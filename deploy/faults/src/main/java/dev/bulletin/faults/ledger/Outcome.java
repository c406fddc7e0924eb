package dev.bulletin.faults.ledger;

/** What a reader got. */
public enum Outcome {
  /** What was asked for, as new as it should be. */
  FRESH,
  /** What was asked for, marked as older than it should be. */
  STALE,
  /** That it is away, and when to come again: 503 or 429 with Retry-After. */
  REFUSED,
  /** Another error, or no connection to any instance. */
  FAILED,
  /** Something else than what was asked for. */
  WRONG,
  /** No whole answer within the limit. */
  HUNG
}
