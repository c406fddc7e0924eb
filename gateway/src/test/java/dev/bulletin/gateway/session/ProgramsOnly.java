package dev.bulletin.gateway.session;

import java.time.Clock;
import java.time.Duration;

/** Where programs come with their tokens, and people do not: no session is ever looked up. */
public final class ProgramsOnly {
  private static final SessionConfig ANY =
      new SessionConfig(Duration.ofHours(1), Duration.ofHours(1));

  private ProgramsOnly() {}

  public static Authentication of(Tokens tokens, Clock clock) {
    return new Authentication(
        TokenAuthentication.of(tokens, clock),
        new SessionAuthentication(new Sessions(null, ANY, clock), ""));
  }
}
