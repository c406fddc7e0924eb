package dev.bulletin.gateway.session;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;

/**
 * Who asks, as established by a token or a session.
 *
 * @param name as the token or the person is called
 */
public record Caller(String name, Principal principal) {
  static final String PREFIX = "token:";

  /** The same, if the scope is theirs; else FORBIDDEN. */
  Caller having(String scope) {
    if (!principal.may(scope)) {
      throw new ServiceException(ErrorCode.FORBIDDEN, "the scope %s is needed".formatted(scope));
    }
    return this;
  }
}
