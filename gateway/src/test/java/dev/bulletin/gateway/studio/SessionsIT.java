package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.person.PgPeople;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.person.SignInLimits;
import dev.bulletin.gateway.session.SessionConfig;
import dev.bulletin.gateway.session.Sessions;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long sessions last, and what ends them. */
@ExtendWith(Servers.class)
class SessionsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static People people;
  private static RunningGateway gateway;
  private static Database database;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    people = new People(postgres, access);
    database = database(access);
  }

  private static Database database(PostgresServer.Access access) throws Exception {
    var config =
        new PgConfig(
            access.host(),
            access.port(),
            access.database(),
            access.user(),
            new Secret(access.password()),
            "disable",
            4,
            Duration.ofSeconds(5),
            false);
    return Database.open(gateway.node(), "test", config, 0).await(60, SECONDS);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void everybodyMayTry() {
    people.forgetAttempts();
    people.add("lan", "publisher");
  }

  private static int status(Guest guest) throws Exception {
    return guest.get("/studio").statusCode();
  }

  @Test
  void endsASessionThatIsNotUsed() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    people.idle("119 minutes");
    assertThat(status(guest)).isEqualTo(200);
    people.idle("121 minutes");
    assertThat(status(guest)).isEqualTo(303);
  }

  @Test
  void goesOnWithASessionThatIsUsed() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    people.idle("119 minutes");
    assertThat(status(guest)).isEqualTo(200);
    Eventually.that(SOON, () -> assertThat(people.idleMinutes()).contains("0"));
  }

  @Test
  void endsASessionHoweverMuchItIsUsed() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    people.age("11 hours");
    assertThat(status(guest)).isEqualTo(200);
    people.age("2 hours");
    assertThat(status(guest)).isEqualTo(303);
  }

  @Test
  void endsTheSessionsOfWhoeverIsGivenANewPassword() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    Guest other = Guest.signedIn(gateway, "publisher");
    String hash = people.passwordHash("publisher");
    new PgPeople(database).ensure("lan", hash, Set.of(Role.PUBLISHER)).await(60, SECONDS);
    assertThat(status(guest)).isEqualTo(303);
    assertThat(status(other)).isEqualTo(200);
  }

  @Test
  void keepsNothingOfSessionsAndAttemptsWhoseTimeIsOver() throws Exception {
    new Guest(gateway).signIn("nobody", "wrong");
    Guest guest = Guest.signedIn(gateway, "lan");
    tidyAt(Instant.now());
    assertThat(status(guest)).isEqualTo(200);
    assertThat(people.attempts()).contains("login nobody");
    tidyAt(Instant.now().plus(Duration.ofHours(3)));
    assertThat(people.sessions()).isEmpty();
    assertThat(people.attempts()).isEmpty();
  }

  private static void tidyAt(Instant then) throws Exception {
    Clock clock = Clock.fixed(then, ZoneOffset.UTC);
    var lifetimes = new SessionConfig(Duration.ofHours(2), Duration.ofHours(12));
    new Sessions(database, lifetimes, clock).tidy().await(60, SECONDS);
    new SignInLimits(database, clock).tidy().await(60, SECONDS);
  }
}
