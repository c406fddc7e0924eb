package dev.bulletin.gateway.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token was made.
 *
 * @param token what opens, told this once
 */
record TokenShown(
    long id, String name, List<String> scopes, @Nullable Instant expiresAt, String token) {
  TokenShown {
    scopes = List.copyOf(scopes);
  }

  static TokenShown of(NewToken wanted, MadeToken made) {
    List<String> scopes = wanted.scopes().stream().sorted().toList();
    return new TokenShown(
        made.id(), wanted.name(), scopes, wanted.expiresAt(), made.key().value().reveal());
  }

  /** Without what opens, which must not reach a log. */
  @Override
  public String toString() {
    return "token %d, %s".formatted(id, name);
  }
}
