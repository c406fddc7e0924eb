package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.People;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody tries every route; the table of how far they came is left in target. */
@ExtendWith(Servers.class)
class WhoMayWhatIT {
  private static final Path TABLE = Path.of("target", "who-may-what.txt");

  private static PostgresServer postgres;
  private static PostgresServer.Access access;
  private static RunningGateway gateway;
  private static List<Address> addresses;
  private static List<Subject> subjects;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access given) throws Exception {
    postgres = server;
    access = given;
    gateway = RunningGateway.start(access);
    addresses = Address.of(gateway.routes());
    subjects = subjects();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static List<Subject> subjects() throws Exception {
    List<Subject> all = new ArrayList<>();
    all.add(new Subject.Stranger(gateway, "stranger", ""));
    all.add(new Subject.Stranger(gateway, "unknown token", "Bearer " + "z".repeat(40)));
    all.add(
        new Subject.Stranger(
            gateway, "expired token", "Bearer " + token("expired", Role.ADMIN.scopes(), "-")));
    People people = new People(postgres, access);
    all.add(person(people, "nothing", "", Set.of(), false));
    for (Role role : Role.values()) {
      String name = role.name().toLowerCase(Locale.ROOT);
      all.add(person(people, "the-" + name, name, role.scopes(), false));
    }
    all.add(person(people, "forger", "admin", Role.ADMIN.scopes(), true));
    for (String scope : scopes()) {
      Set<String> one = Set.of(scope);
      all.add(new Subject.Program(gateway, one, token("only " + scope, one, "+")));
    }
    return all;
  }

  private static Subject person(
      People people, String login, String role, Set<String> scopes, boolean forged)
      throws Exception {
    people.forgetAttempts();
    people.add(login, role);
    return new Subject.Person(gateway, login, scopes, forged);
  }

  /** All that a route or a role names, what is narrower than some, and one that means nothing. */
  private static Set<String> scopes() {
    Set<String> scopes = new TreeSet<>(Role.ADMIN.scopes());
    addresses.stream().map(address -> address.rule().scope()).forEach(scopes::add);
    scopes.addAll(Set.of("series:write:BTC-", "rooms:publish:desk:", "rooms:token:desk:", "tea"));
    scopes.remove("");
    return scopes;
  }

  private static String token(String name, Set<String> scopes, String sign) throws Exception {
    String token = "a-token-of-the-table-named-" + name.replaceAll("[ :]", "-") + "-".repeat(20);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    postgres.execute(
        """
        INSERT INTO %s.api_token (name, hash, scopes, expires_at)
        VALUES ('%s', '\\x%s', '{%s}', now() %s interval '1 hour')"""
            .formatted(
                access.user(),
                name,
                HexFormat.of().formatHex(hash),
                scopes.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")),
                sign));
    return token;
  }

  @Test
  void letsEverybodyAsFarAsTheRouteSays() throws Exception {
    List<String> wrong = new ArrayList<>();
    StringBuilder table = new StringBuilder(legend());
    for (Address address : addresses) {
      table.append(line(address, wrong));
    }
    Files.writeString(TABLE, table);
    assertThat(wrong).isEmpty();
    assertThat(addresses).hasSizeGreaterThan(80);
  }

  private static String line(Address address, List<String> wrong) throws Exception {
    StringBuilder signs = new StringBuilder();
    for (Subject subject : subjects) {
      Reached reached = reached(address, subject, wrong);
      signs.append(' ').append(reached.sign()).append(' ');
    }
    return "%s %-7s %-60s %s%n".formatted(signs, address.method(), address.path(), address.rule());
  }

  private static Reached reached(Address address, Subject subject, List<String> wrong)
      throws Exception {
    var answer = subject.send(address.method(), address.example());
    Reached reached = Reached.of(answer, address.isWrite());
    Reached expected = expected(address, subject);
    if (reached != expected && !subject.isAlwaysTold(reached)) {
      wrong.add(
          "%s by %s: %s instead of %s (%d %s)"
              .formatted(
                  address.name(), subject, reached, expected, answer.statusCode(), answer.body()));
    }
    return reached;
  }

  /** The ways in have a token of their own, which belongs to visitors. */
  private static Reached expected(Address address, Subject subject) {
    boolean isForVisitors =
        address.rule().who() == Rule.Who.ANYONE && address.path().startsWith("/studio/");
    return isForVisitors && address.isWrite()
        ? Reached.FORGED
        : subject.expected(address.rule(), address.isWrite());
  }

  private static String legend() {
    StringBuilder legend =
        new StringBuilder(
            "+ answered by the route, ? not known, - without the scope, x not from an own page\n\n");
    for (int i = 0; i < subjects.size(); i++) {
      legend.append(" | ".repeat(i)).append(" ").append(subjects.get(i)).append('\n');
    }
    return legend.toString();
  }

  @Test
  void wouldNotStartWithARouteOfWhichNobodySaysWhoMayUseIt() {
    Routes forgetful = router -> router.get("/studio/forgotten").handler(RoutingContext::next);
    assertThatThrownBy(() -> gateway.routesAfter(forgetful))
        .hasMessageContaining("[GET] /studio/forgotten");
  }

  /** What is added here is open to the whole world. */
  @Test
  void leavesNothingOpenThatNobodyHasThoughtOf() {
    assertThat(
            addresses.stream()
                .filter(address -> address.rule().who() == Rule.Who.ANYONE)
                .filter(address -> !address.method().name().equals("HEAD"))
                .map(address -> address.method() + " " + address.path()))
        .containsExactlyInAnyOrder(
            "GET /",
            "GET /:language/reports/:slug.pdf",
            "GET /:language/reports/:slug.png",
            "GET /:language/reports/:slug/charts/:n.svg",
            "GET /api",
            "GET /api/v1/dashboards",
            "GET /api/v1/dashboards/:name",
            "GET /api/v1/dashboards/:name/definition",
            "GET /api/v1/dashboards/schema.json",
            "GET /api/v1/openapi.yaml",
            "GET /api/v1/reports",
            "GET /api/v1/reports/:slug",
            "GET /api/v1/reports/:slug/surroundings",
            "GET /api/v1/reports/export",
            "GET /api/v1/reports/search",
            "GET /api/v1/series",
            "GET /api/v1/series/:name",
            "GET /api/v1/series/:name/candles",
            "GET /api/v1/tags",
            "GET /images/:id.:ext",
            "GET /problems/:kind",
            "GET /studio/invitation",
            "GET /studio/set-up",
            "GET /studio/sign-in",
            "GET /studio/writer",
            "POST /api/v1/batch",
            "POST /api/v1/reports/batch",
            "POST /studio/invitation",
            "POST /studio/set-up",
            "POST /studio/sign-in");
  }
}
