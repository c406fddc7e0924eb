package dev.bulletin.gateway.delivery;

import java.net.URI;
import java.util.List;

/**
 * A delivery that this instance has in hand.
 *
 * @param hook the id of whom it is for
 * @param name of the hook
 * @param secrets that sign it, the present one first
 * @param id the webhook-id
 * @param attempt how many there have been with this one
 */
record Parcel(
    long delivery,
    long hook,
    String name,
    URI url,
    List<String> secrets,
    String id,
    String body,
    int attempt) {
  Parcel {
    secrets = List.copyOf(secrets);
  }

  /** Without secrets and content, which must not reach a log. */
  @Override
  public String toString() {
    return "%s to %s, attempt %d".formatted(id, name, attempt);
  }
}
