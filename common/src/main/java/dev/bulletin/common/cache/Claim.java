package dev.bulletin.common.cache;

/** What all instances together say to one that needs an answer. */
sealed interface Claim {
  /** It is there. */
  record Kept(Parcel parcel) implements Claim {}

  /** Load it, and put it for the others. */
  record Yours(Ticket ticket) implements Claim {}

  /** Somebody is loading it: ask again soon. */
  record Taken() implements Claim {}
}
