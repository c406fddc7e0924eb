package dev.bulletin.gateway.person;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.error.ServiceException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether someone is who they say they are. Takes as long for a login that nobody has. */
public final class SignIn {
  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  /** Stands for all logins that nobody can have, in the limits. */
  private static final String NOBODY = "";

  private final People people;
  private final Passwords passwords;
  private final SignInLimits limits;
  private final Counter right;
  private final Counter wrong;
  private final Counter refused;

  public SignIn(People people, Passwords passwords, SignInLimits limits, MeterRegistry meters) {
    this.people = people;
    this.passwords = passwords;
    this.limits = limits;
    this.right = counter(meters, "right");
    this.wrong = counter(meters, "wrong");
    this.refused = counter(meters, "refused");
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("bulletin.sign.ins")
        .description("attempts to sign in; refused are those that were not looked at")
        .tag("outcome", outcome)
        .register(meters);
  }

  /**
   * Somebody tries.
   *
   * @param address what counts as the address it came from
   */
  public record Attempt(String login, Secret password, String address) {
    /** Of what was typed and where it came from. */
    public static Attempt of(String login, String password, String address) {
      String known = Login.of(login);
      return new Attempt(
          Login.fits(known) ? known : NOBODY, new Secret(password), AddressBlock.of(address));
    }
  }

  /**
   * The person, or empty when login and password do not belong together; fails with
   * TOO_MANY_REQUESTS or UNAVAILABLE.
   */
  public Future<Optional<Person>> check(Attempt attempt) {
    return limits
        .admit(attempt)
        .compose(admitted -> people.find(attempt.login()))
        .recover(SignIn::unavailable)
        .compose(found -> verified(found, attempt.password()))
        .onSuccess(this::decided)
        .onFailure(failure -> refused.increment());
  }

  /** Who has that login, if anybody has. */
  public Future<Optional<Person>> named(String login) {
    return people.find(login).map(found -> found.map(Account::person));
  }

  private Future<Optional<Person>> verified(Optional<Account> found, Secret password) {
    String hash = found.map(Account::passwordHash).orElse(passwords.nobody());
    return passwords
        .matches(password, hash)
        .map(matches -> found.filter(account -> matches && !account.disabled()))
        .map(account -> account.map(Account::person));
  }

  private void decided(Optional<Person> person) {
    (person.isPresent() ? right : wrong).increment();
    person.ifPresent(this::forgetAttempts);
  }

  private void forgetAttempts(Person person) {
    limits
        .forget(person.login())
        .onFailure(failure -> log.warn("attempts were not forgotten", failure));
  }

  private static <T> Future<T> unavailable(Throwable failure) {
    if (failure instanceof ServiceException) {
      return Future.failedFuture(failure);
    }
    log.warn("people cannot be looked up", failure);
    return Future.failedFuture(
        ServiceException.unavailable("nobody can sign in at present; try again in a minute"));
  }
}
