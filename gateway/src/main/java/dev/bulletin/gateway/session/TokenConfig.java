package dev.bulletin.gateway.session;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.person.Role;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/**
 * The token that an installation starts with.
 *
 * @param bootstrap empty when there is none
 * @param role of those whom the installation starts with
 */
public record TokenConfig(Secret bootstrap, Role role) {
  private static final String SETTING = "BULLETIN_BOOTSTRAP_TOKEN";
  private static final String NAME = "bootstrap";
  private static final Set<String> SCOPES =
      Set.of(
          ReportContract.WRITE_SCOPE,
          DashboardContract.DEFINE_SCOPE,
          DashboardContract.PUSH_SCOPE,
          RealtimeContract.PUBLISH_SCOPE,
          RealtimeContract.READ_SCOPE,
          RealtimeContract.USERS_SCOPE,
          RealtimeContract.TOKEN_SCOPE);

  private static final Set<String> OF_ROLE =
      Set.of(RealtimeContract.WATCH_SCOPE, Role.HOOKS_SCOPE, Role.TOKENS_SCOPE);

  public static TokenConfig read(ConfigReader in, Role role) {
    Secret bootstrap = in.secret(SETTING, "");
    if (!bootstrap.reveal().isEmpty() && !Bearer.fits(bootstrap.reveal())) {
      in.reject(SETTING, "expected " + Bearer.SHAPE);
      return new TokenConfig(new Secret(""), role);
    }
    return new TokenConfig(bootstrap, role);
  }

  /** A new value takes the place of the one before. */
  public Future<Void> ensureBootstrap(Tokens tokens) {
    return bootstrap.reveal().isEmpty()
        ? Future.succeededFuture()
        : tokens.ensure(NAME, bootstrap, scopes());
  }

  /** Of what a person of that role may do, programs may look into rooms, hooks and tokens. */
  private Set<String> scopes() {
    Set<String> scopes = new HashSet<>(OF_ROLE);
    scopes.retainAll(role.scopes());
    scopes.addAll(SCOPES);
    return scopes;
  }
}
