package dev.bulletin.gateway.person;

import dev.bulletin.common.bus.Principal;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Someone who signs in.
 *
 * @param login unique
 * @param name as others are shown it
 */
public record Person(long id, String login, String name, Set<Role> roles) {
  /** What the names of people begin with where it is recorded who did what. */
  public static final String PREFIX = "person:";

  public Person {
    roles = Set.copyOf(roles);
  }

  public Principal principal() {
    Set<String> scopes =
        roles.stream()
            .flatMap(role -> role.scopes().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Principal(PREFIX + login, scopes);
  }
}
