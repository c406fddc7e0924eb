package dev.bulletin.gateway.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that is to be.
 *
 * @param expiresAt null when it holds until it is revoked
 */
public record NewToken(String name, Set<String> scopes, @Nullable Instant expiresAt) {
  public NewToken {
    scopes = Set.copyOf(scopes);
  }
}
