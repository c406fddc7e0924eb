package dev.bulletin.common.bus;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.util.Set;

/**
 * Who asks for a change, as the gateway has established it.
 *
 * @param name for the record of who did what, such as {@code token:importer}
 * @param scopes what the asker may do, such as {@code reports:write}
 */
public record Principal(String name, Set<String> scopes) {
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(String scope) {
    return scopes.contains(scope);
  }

  /** Refuses with FORBIDDEN who has not the scope. */
  public void require(String scope) {
    if (!may(scope)) {
      throw new ServiceException(ErrorCode.FORBIDDEN, "needs the scope " + scope);
    }
  }
}
