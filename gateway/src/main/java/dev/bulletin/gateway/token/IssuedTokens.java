package dev.bulletin.gateway.token;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.gateway.audit.AuditEvent;
import io.vertx.core.Future;
import java.util.List;

/** Makes tokens and revokes them, each recorded together with the change. */
public interface IssuedTokens {
  /** What a program may give on; fails with UNAUTHENTICATED when its token was revoked just now. */
  Future<Giver> giver(Principal program);

  /** Those that the giver looks after, by name. */
  Future<List<IssuedToken>> list(Giver giver);

  /**
   * Makes a token, which is known to nobody but who is given it. Fails with FORBIDDEN for a scope
   * that may not be given, and with CONFLICT for a name in use.
   */
  Future<MadeToken> create(NewToken token, Giver giver, AuditEvent event);

  /** Ends a token; fails with NOT_FOUND when the giver looks after none of that id. */
  Future<Void> revoke(long id, Giver giver, AuditEvent event);
}
