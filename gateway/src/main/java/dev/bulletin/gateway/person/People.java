package dev.bulletin.gateway.person;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Where people are kept. */
public interface People {
  /** The account of that login, whether it is disabled or not. */
  Future<Optional<Account>> find(String login);

  /**
   * Makes sure that there is one person of that login, with this password and these roles. Who is
   * signed in as that person is so no longer; who is disabled stays so.
   */
  Future<Void> ensure(String login, String passwordHash, Set<Role> roles);
}
