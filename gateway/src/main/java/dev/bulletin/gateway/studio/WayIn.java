package dev.bulletin.gateway.studio;

import java.util.Optional;

/** A way into the studio, open to everyone. */
public interface WayIn {
  void mount(Porch porch);

  /** What the page for signing in offers of it; empty for what one must have a link to. */
  default Optional<Offer> offer() {
    return Optional.empty();
  }

  /**
   * Another way than by a password.
   *
   * @param name of who vouches, as people are shown it
   * @param path where it begins
   * @param leave where to sign out there too
   */
  record Offer(String name, String path, String leave) {}
}
