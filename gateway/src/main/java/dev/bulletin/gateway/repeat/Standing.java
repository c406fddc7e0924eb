package dev.bulletin.gateway.repeat;

import dev.bulletin.gateway.inner.CollectedAnswer;

/** How it stands with a write that has a key. */
sealed interface Standing {
  /** It is for this request to do. */
  record Fresh() implements Standing {}

  /** Another request is doing it. */
  record Running() implements Standing {}

  /** The key was used for another write. */
  record Other() implements Standing {}

  /** It was done, and answered so. */
  record Done(CollectedAnswer answer) implements Standing {}
}
