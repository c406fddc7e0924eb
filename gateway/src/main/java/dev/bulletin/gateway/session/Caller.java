package dev.bulletin.gateway.session;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.util.function.Predicate;

/**
 * Who asks, as established by a token or a session.
 *
 * @param name as the token or the person is called
 */
public record Caller(String name, Principal principal) {
  /** What the names of programs begin with where it is recorded who did what. */
  public static final String PREFIX = "token:";

  /** The same, if the scope is theirs; else FORBIDDEN. */
  Caller having(String scope) {
    return having(scope, scope::equals);
  }

  /** The same, if one of their scopes is such a one; else FORBIDDEN, naming the scope. */
  Caller having(String scope, Predicate<String> suffices) {
    if (principal.scopes().stream().noneMatch(suffices)) {
      throw new ServiceException(ErrorCode.FORBIDDEN, "the scope %s is needed".formatted(scope));
    }
    return this;
  }
}
