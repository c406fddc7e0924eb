package dev.bulletin.gateway.person;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * The person that an installation starts with.
 *
 * @param login empty when there is none
 */
public record PersonConfig(String login, Secret password, Role role) {
  private static final String LOGIN = "BULLETIN_BOOTSTRAP_PERSON";
  private static final String PASSWORD = "BULLETIN_BOOTSTRAP_PASSWORD";

  public static PersonConfig read(ConfigReader in, Role role) {
    PersonConfig given = new PersonConfig(in.string(LOGIN, ""), in.secret(PASSWORD, ""), role);
    return given.isNone() || given.isFit(in) ? given : new PersonConfig("", new Secret(""), role);
  }

  private boolean isNone() {
    return login.isEmpty() && password.reveal().isEmpty();
  }

  private boolean isFit(ConfigReader in) {
    boolean fit = PasswordRule.fits(password.reveal());
    if (!fit) {
      in.reject(PASSWORD, "expected " + PasswordRule.SHAPE);
    }
    if (!Login.fits(login)) {
      in.reject(LOGIN, "expected " + Login.SHAPE);
    }
    return fit && Login.fits(login);
  }

  /** A new password takes the place of the one before; the same one changes nothing. */
  public Future<Void> ensureBootstrap(People people, Passwords passwords) {
    return isNone()
        ? Future.succeededFuture()
        : people
            .find(login)
            .compose(found -> isAsWanted(found, passwords))
            .compose(same -> same ? Future.succeededFuture() : replace(people, passwords));
  }

  private Future<Boolean> isAsWanted(Optional<Account> found, Passwords passwords) {
    return found
        .filter(account -> account.person().roles().contains(role))
        .map(account -> passwords.matches(password, account.passwordHash()))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  private Future<Void> replace(People people, Passwords passwords) {
    return passwords.hash(password).compose(hash -> people.ensure(login, hash, Set.of(role)));
  }
}
