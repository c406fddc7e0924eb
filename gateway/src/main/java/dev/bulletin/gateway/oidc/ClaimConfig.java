package dev.bulletin.gateway.oidc;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.gateway.person.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the claims of a provider mean here.
 *
 * @param login the claim that tells the name for signing in
 * @param role the claim that tells what somebody may do; empty when none does
 * @param rolesByValue what its values mean
 * @param fallback the role of whom no value gives one; without one they are kept out
 * @param creates whether somebody who was not invited gets an account
 */
public record ClaimConfig(
    String login,
    String role,
    Map<String, Role> rolesByValue,
    Optional<Role> fallback,
    boolean creates) {
  private static final String ROLES = "BULLETIN_OIDC_ROLES";
  private static final String NONE = "none";

  public ClaimConfig {
    rolesByValue = Map.copyOf(rolesByValue);
  }

  static ClaimConfig read(ConfigReader in) {
    return new ClaimConfig(
        in.string("BULLETIN_OIDC_LOGIN_CLAIM", "preferred_username"),
        in.string("BULLETIN_OIDC_ROLE_CLAIM", ""),
        roles(in),
        Role.of(in.choice("BULLETIN_OIDC_DEFAULT_ROLE", NONE, NONE, Role.READER.code())),
        in.choice("BULLETIN_OIDC_ACCOUNTS", "invited", "invited", "created").equals("created"));
  }

  private static Map<String, Role> roles(ConfigReader in) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (String entry : in.list(ROLES, List.of())) {
      int equals = entry.lastIndexOf('=');
      Optional<Role> role = Role.of(entry.substring(equals + 1));
      if (equals < 1 || role.isEmpty()) {
        in.reject(ROLES, "expected entries such as writers=publisher");
      } else {
        roles.put(entry.substring(0, equals), role.get());
      }
    }
    return roles;
  }

  /** The most that one of the values gives, or what everybody gets. */
  Optional<Role> roleOf(Collection<String> values) {
    return values.stream()
        .map(rolesByValue::get)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .or(() -> fallback);
  }

  /** Whether the provider decides what people may do. */
  boolean decidesRoles() {
    return !role.isEmpty();
  }
}
