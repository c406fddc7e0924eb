package dev.bulletin.gateway.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is listed, which does not open anything.
 *
 * @param maker the login of who has made it; empty when an operator did
 * @param held whether its maker was not disabled since
 */
public record IssuedToken(
    long id,
    String name,
    List<String> scopes,
    String maker,
    boolean held,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  public IssuedToken {
    scopes = List.copyOf(scopes);
  }
}
