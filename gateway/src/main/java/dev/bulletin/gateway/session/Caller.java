package dev.bulletin.gateway.session;

import dev.bulletin.common.bus.Principal;

/**
 * Who asks, as established by a token.
 *
 * @param name as the token is called
 */
public record Caller(String name, Principal principal) {
  static final String PREFIX = "token:";
}
