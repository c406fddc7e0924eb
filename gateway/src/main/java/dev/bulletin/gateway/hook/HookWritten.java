package dev.bulletin.gateway.hook;

import org.jspecify.annotations.Nullable;

/**
 * A hook was written.
 *
 * @param revision 0 when it has ended
 * @param secret what signs from now on, told this once; null when it is the same as before
 */
public record HookWritten(String name, int revision, @Nullable String secret) {
  /** Without the secret, which must not reach a log. */
  @Override
  public String toString() {
    return name + " at revision " + revision;
  }
}
