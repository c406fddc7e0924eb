package dev.bulletin.gateway.session;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.People;
import dev.bulletin.gateway.person.PgPeople;
import dev.bulletin.gateway.person.SignIn;
import dev.bulletin.gateway.person.SignInLimits;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;

/**
 * Who may do what: programs by their tokens, people by signing in.
 *
 * @param callers establishes who uses the API
 * @param sessions establishes who uses the studio
 * @param passwords hashes new ones
 */
public record Access(
    Authentication callers, SessionAuthentication sessions, SignIn signIn, Passwords passwords) {
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  /**
   * Makes sure of those whom an installation starts with.
   *
   * @param publicUrl the origin that browsers see; empty when they reach the gateway directly
   */
  public static Future<Access> open(
      Node node, Database database, AccessConfig config, String publicUrl) {
    Kept kept = Kept.in(database, config, node.clock());
    tidy(node, kept);
    Passwords passwords = Passwords.open(node);
    return bootstrap(config, kept, passwords)
        .map(there -> access(node, kept, passwords, publicUrl));
  }

  /** All that is kept of those who come in. */
  private record Kept(Tokens tokens, People people, SignInLimits limits, Sessions sessions) {
    static Kept in(Database database, AccessConfig config, Clock clock) {
      return new Kept(
          new PgTokens(database),
          new PgPeople(database),
          new SignInLimits(database, clock),
          new Sessions(database, config.sessions(), clock));
    }
  }

  private static Future<?> bootstrap(AccessConfig config, Kept kept, Passwords passwords) {
    return Future.all(
        config.tokens().ensureBootstrap(kept.tokens()),
        config.person().ensureBootstrap(kept.people(), passwords));
  }

  private static Access access(Node node, Kept kept, Passwords passwords, String publicUrl) {
    var people = new SessionAuthentication(kept.sessions(), publicUrl);
    var programs = TokenAuthentication.of(kept.tokens(), node.clock());
    return new Access(
        new Authentication(programs, people),
        people,
        new SignIn(kept.people(), passwords, kept.limits(), node.meters()),
        passwords);
  }

  private static void tidy(Node node, Kept kept) {
    Repeater repeater =
        new Repeater(
            node.vertx(),
            "tidying of sessions",
            TIDY_EVERY,
            () -> Future.all(kept.limits().tidy(), kept.sessions().tidy()));
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
  }
}
