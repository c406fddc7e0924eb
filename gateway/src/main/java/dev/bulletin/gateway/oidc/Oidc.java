package dev.bulletin.gateway.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.gateway.people.Voucher;
import dev.bulletin.gateway.person.Login;
import dev.bulletin.gateway.person.RandomKey;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Sends people to the provider, and hears from it who they are when they come back. */
public final class Oidc {
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  private final OidcConfig config;
  private final Providers providers;
  private final Departures departures;

  private Oidc(OidcConfig config, Providers providers, Departures departures) {
    this.config = config;
    this.providers = providers;
    this.departures = departures;
  }

  /**
   * Opens the way.
   *
   * @param comeBack where the provider sends people back to
   */
  public static Oidc open(Node node, Database database, OidcConfig config, URI comeBack) {
    var departures = new Departures(database, node.clock());
    Repeater repeater =
        new Repeater(node.vertx(), "tidying of departures", TIDY_EVERY, departures::tidy);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
    return new Oidc(
        config, new Providers(node.vertx(), config, comeBack, node.clock()), departures);
  }

  /** As people are shown the provider. */
  public String name() {
    return config.name();
  }

  /**
   * Somebody leaves for the provider.
   *
   * @param browser what their browser keeps meanwhile
   * @return where to
   */
  public Future<URI> leave(RandomKey browser, String returnPath) {
    var departure = Departures.Departure.to(returnPath);
    RandomKey state = RandomKey.random();
    return providers
        .departure(state.value().reveal(), departure)
        .compose(target -> departures.leave(state, browser, departure).map(target));
  }

  /**
   * Whom the provider vouches for.
   *
   * @param returnPath where they wanted to go
   */
  public record Arrival(Voucher voucher, String returnPath) {}

  /** Somebody is back; fails with FORBIDDEN when they have not left so, or nobody vouches. */
  public Future<Arrival> arrive(RandomKey state, RandomKey browser, String code) {
    return departures
        .back(state, browser)
        .map(found -> found.orElseThrow(Oidc::neverLeft))
        .compose(
            departure ->
                providers
                    .claims(code, departure)
                    .map(claims -> new Arrival(voucher(claims), departure.returnPath())));
  }

  private static ServiceException neverLeft() {
    return new ServiceException(
        ErrorCode.FORBIDDEN, "this sign-in was not begun in this browser, or is over");
  }

  /** Whether the answer names another provider than ours; most name none. */
  public boolean isOfAnother(String issuer) {
    return !issuer.isEmpty() && !issuer.equals(config.issuer());
  }

  private Voucher voucher(IDTokenClaimsSet claims) {
    ClaimConfig meaning = config.claims();
    String login = Login.of(text(claims.getClaim(meaning.login())));
    String name = text(claims.getClaim("name"));
    return new Voucher(
        config.issuer(),
        claims.getSubject().getValue(),
        login,
        name.isEmpty() ? login : name,
        meaning.roleOf(
            meaning.decidesRoles() ? values(claims.getClaim(meaning.role())) : List.of()),
        meaning.decidesRoles(),
        meaning.creates());
  }

  private static String text(Object claim) {
    return claim instanceof String text ? text.strip() : "";
  }

  private static List<String> values(Object claim) {
    if (claim instanceof Collection<?> many) {
      return many.stream().map(Object::toString).toList();
    }
    return claim instanceof String one ? List.of(one) : List.of();
  }

  /** Where to sign out at the provider; empty when that is not offered. */
  public Future<Optional<URI>> logout(URI after) {
    return providers.logout(after);
  }
}
