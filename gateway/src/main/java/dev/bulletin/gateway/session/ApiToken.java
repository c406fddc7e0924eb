package dev.bulletin.gateway.session;

import dev.bulletin.common.bus.Principal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token besides its hash.
 *
 * @param name unique, given by whoever made it
 * @param expiresAt null when it holds until it is revoked
 */
record ApiToken(long id, String name, Set<String> scopes, @Nullable Instant expiresAt) {
  ApiToken {
    scopes = Set.copyOf(scopes);
  }

  boolean holdsAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  Principal principal() {
    return new Principal(Caller.PREFIX + name, scopes);
  }
}
