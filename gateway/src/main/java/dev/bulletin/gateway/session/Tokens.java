package dev.bulletin.gateway.session;

import dev.bulletin.common.config.Secret;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Where tokens are kept, by their hash. */
public interface Tokens {
  /** The token with that hash, whether it still holds or not; none of somebody who is disabled. */
  Future<Optional<ApiToken>> find(byte[] hash);

  /** Notes that it was used; at most once a minute. */
  Future<Void> use(long id);

  /** Makes sure that there is one token of that name, with this value and these scopes. */
  Future<Void> ensure(String name, Secret token, Set<String> scopes);
}
