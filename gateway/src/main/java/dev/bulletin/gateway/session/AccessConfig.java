package dev.bulletin.gateway.session;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.gateway.person.PersonConfig;
import dev.bulletin.gateway.person.Role;

/** Who an installation starts with, and how long people stay signed in. */
public record AccessConfig(TokenConfig tokens, PersonConfig person, SessionConfig sessions) {
  public static AccessConfig read(ConfigReader in) {
    Role role = Role.atStart(in);
    return new AccessConfig(
        TokenConfig.read(in, role), PersonConfig.read(in, role), SessionConfig.read(in));
  }
}
