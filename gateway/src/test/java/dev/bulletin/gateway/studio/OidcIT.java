package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signing in by another provider. */
@ExtendWith(Servers.class)
class OidcIT {
  private static final String PUBLIC_URL = "http://bulletin.example";
  private static final String COOKIE = "bulletin-session";

  private static PostgresServer postgres;
  private static String schema;
  private static StubProvider provider;
  private static Vertx vertx;
  private static WebClient browser;
  private static RunningGateway gateway;
  private static People people;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) throws Exception {
    postgres = server;
    schema = access.user();
    provider = new StubProvider();
    vertx = Vertx.vertx();
    browser = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    Map<String, String> settings = new HashMap<>();
    settings.put("BULLETIN_PUBLIC_URL", PUBLIC_URL);
    settings.put("BULLETIN_OIDC_ISSUER", provider.issuer());
    settings.put("BULLETIN_OIDC_NAME", "The Club");
    settings.put("BULLETIN_OIDC_CLIENT_ID", StubProvider.CLIENT);
    settings.put("BULLETIN_OIDC_CLIENT_SECRET", StubProvider.SECRET);
    settings.put("BULLETIN_OIDC_ROLE_CLAIM", "groups");
    settings.put("BULLETIN_OIDC_ROLES", "desk=reader,writers=publisher,chiefs=admin");
    settings.put("BULLETIN_OIDC_ACCOUNTS", "created");
    gateway = RunningGateway.start(access, settings);
    people = new People(postgres, access);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    provider.close();
    vertx.close().await(60, SECONDS);
  }

  @BeforeEach
  void begin() {
    vouch("person-1", "Lan.Nguyen", "writers");
  }

  private static void vouch(String subject, String login, String... groups) {
    provider.say(
        claims ->
            claims
                .subject(subject)
                .claim("preferred_username", login)
                .claim("groups", List.of(groups)));
  }

  /** Goes to the provider, which sends them back. */
  private static String backFromProvider(Guest guest, String start) throws Exception {
    HttpResponse<Buffer> there = guest.get(start);
    assertThat(there.statusCode()).isEqualTo(303);
    HttpResponse<Buffer> back =
        browser.getAbs(there.getHeader("location")).send().await(60, SECONDS);
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(back.getHeader("location")).startsWith(PUBLIC_URL + "/studio/oidc/back?code=");
    return back.getHeader("location").substring(PUBLIC_URL.length());
  }

  private static HttpResponse<Buffer> signIn(Guest guest) throws Exception {
    return guest.get(backFromProvider(guest, "/studio/oidc"));
  }

  private static void refuses(HttpResponse<Buffer> answer, Guest guest) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.bodyAsString()).contains("You were not let in", "The Club");
    assertThat(guest.cookies()).doesNotContainKey(COOKIE);
    assertThat(guest.get("/studio").statusCode()).isEqualTo(303);
  }

  @Test
  void offersTheProviderOnThePageForSigningIn() throws Exception {
    assertThat(new Guest(gateway).get("/studio/sign-in?return=/studio/plans").bodyAsString())
        .contains("Sign in with The Club", "/studio/oidc?return&#x3D;%2Fstudio%2Fplans");
    assertThat(new Guest(gateway).get("/studio/sign-in", "accept-language", "vi").bodyAsString())
        .contains("Đăng nhập bằng The Club");
  }

  @Test
  void letsInWhomTheProviderVouchesFor() throws Exception {
    Guest guest = new Guest(gateway);
    HttpResponse<Buffer> in =
        guest.get(backFromProvider(guest, "/studio/oidc?return=/studio/plans"));
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.getHeader("location")).isEqualTo("/studio/plans");
    assertThat(guest.get("/studio").bodyAsString()).contains("Nguyễn Lan", "/studio/new");
    assertThat(new Guest(gateway).signIn("lan.nguyen", "").statusCode()).isEqualTo(401);
    assertThat(
            postgres.query(
                "SELECT action FROM %s.audit_entry WHERE person_id = ? ORDER BY id"
                    .formatted(schema),
                people.id("lan.nguyen")))
        .startsWith("person.create", "signIn.done");
  }

  @Test
  void givesANewSessionToWhoeverComesBack() throws Exception {
    Guest guest = new Guest(gateway);
    String planted = "A".repeat(43);
    guest.cookies().put(COOKIE, planted);
    signIn(guest);
    assertThat(guest.cookies().get(COOKIE)).hasSize(43).isNotEqualTo(planted);
  }

  @Test
  void sendsNobodyElsewhere() throws Exception {
    Guest guest = new Guest(gateway);
    String back = backFromProvider(guest, "/studio/oidc?return=https://evil.example/");
    assertThat(guest.get(back).getHeader("location")).isEqualTo("/studio");
  }

  @Test
  void refusesWhoHasNotLeftFromThisBrowser() throws Exception {
    Guest victim = new Guest(gateway);
    Guest attacker = new Guest(gateway);
    String back = backFromProvider(attacker, "/studio/oidc");
    refuses(victim.get(back), victim);
    victim.get("/studio/oidc");
    int before = provider.exchanged();
    refuses(victim.get(back), victim);
    assertThat(provider.exchanged()).isEqualTo(before);
  }

  @Test
  void refusesAnotherStateAndAnAnswerWithoutACode() throws Exception {
    Guest guest = new Guest(gateway);
    String back = backFromProvider(guest, "/studio/oidc");
    refuses(guest.get(back.replaceAll("state=.*", "state=" + "x".repeat(43))), guest);
    refuses(guest.get(back.replaceAll("&state=.*", "")), guest);
    refuses(guest.get(back.replaceAll("code=[^&]*", "error=access_denied")), guest);
    refuses(guest.get(back + "&iss=https://other.example"), guest);
    assertThat(guest.get(back).statusCode()).isEqualTo(303);
  }

  @Test
  void takesACodeOnce() throws Exception {
    Guest guest = new Guest(gateway);
    String back = backFromProvider(guest, "/studio/oidc");
    Guest copy = new Guest(gateway);
    copy.cookies().putAll(guest.cookies());
    assertThat(guest.get(back).statusCode()).isEqualTo(303);
    int before = provider.exchanged();
    refuses(copy.get(back), copy);
    assertThat(provider.exchanged()).isEqualTo(before);
  }

  @Test
  void waitsForNobodyLongerThanTenMinutes() throws Exception {
    Guest guest = new Guest(gateway);
    String back = backFromProvider(guest, "/studio/oidc");
    postgres.execute("UPDATE %s.vouching SET expires_at = now()".formatted(schema));
    refuses(guest.get(back), guest);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("nonce", claims -> claims.claim("nonce", "another")),
        lie("no nonce", claims -> claims.claim("nonce", null)),
        lie("audience", claims -> claims.audience("another-client")),
        lie("issuer", claims -> claims.issuer("https://other.example")),
        lie("expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)))),
        lie("no subject", claims -> claims.subject(null)),
        lie("no groups", claims -> claims.claim("groups", null)),
        lie("unknown group", claims -> claims.claim("groups", List.of("strangers"))));
  }

  private static Arguments lie(String what, UnaryOperator<JWTClaimsSet.Builder> claims) {
    return Arguments.of(what, claims);
  }

  /** Somebody who would be let in. */
  private static JWTClaimsSet.Builder stranger(JWTClaimsSet.Builder claims, String name) {
    return claims
        .subject(name)
        .claim("preferred_username", name)
        .claim("groups", List.of("writers"));
  }

  @Test
  void letsInAStrangerWhoseTokenFits() throws Exception {
    provider.say(claims -> stranger(claims, "honest"));
    assertThat(signIn(new Guest(gateway)).getHeader("location")).isEqualTo("/studio");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void refusesATokenThatDoesNotFit(String what, UnaryOperator<JWTClaimsSet.Builder> claims)
      throws Exception {
    String liar = "liar-" + what.replace(' ', '-');
    provider.say(builder -> claims.apply(stranger(builder, liar)));
    Guest guest = new Guest(gateway);
    refuses(signIn(guest), guest);
    assertThat(
            postgres.query(
                "SELECT id::text FROM %s.person WHERE login = ?".formatted(schema), liar))
        .isEmpty();
  }

  @Test
  void refusesATokenThatAnotherHasSigned() throws Exception {
    provider.signByAnother();
    Guest guest = new Guest(gateway);
    refuses(signIn(guest), guest);
  }

  @Test
  void takesANewKeyOfTheProvider() throws Exception {
    assertThat(signIn(new Guest(gateway)).statusCode()).isEqualTo(303);
    provider.rotate();
    assertThat(signIn(new Guest(gateway)).statusCode()).isEqualTo(303);
  }

  @Test
  void knowsAPersonByTheProvidersMarkAndGivesTheRoleOfTheDay() throws Exception {
    vouch("person-2", "minh", "desk", "writers");
    Guest first = new Guest(gateway);
    signIn(first);
    assertThat(first.get("/studio").bodyAsString()).contains("/studio/new");
    vouch("person-2", "another-name", "desk");
    Guest second = new Guest(gateway);
    signIn(second);
    assertThat(second.get("/studio").bodyAsString()).doesNotContain("/studio/new");
    assertThat(first.get("/studio").bodyAsString()).doesNotContain("/studio/new");
    assertThat(
            postgres.query(
                "SELECT login FROM %s.person WHERE external_id = 'person-2'".formatted(schema)))
        .containsExactly("minh");
  }

  @Test
  void givesNobodyTheAccountOfAnotherForTheirName() throws Exception {
    vouch("impostor", RunningGateway.PERSON, "chiefs");
    Guest guest = new Guest(gateway);
    refuses(signIn(guest), guest);
    vouch("impostor-2", "Not A Login", "chiefs");
    refuses(signIn(guest), guest);
  }

  @Test
  void letsNobodyInWhoIsDisabled() throws Exception {
    vouch("person-3", "trang", "desk");
    signIn(new Guest(gateway));
    people.disable("trang");
    Guest guest = new Guest(gateway);
    refuses(signIn(guest), guest);
  }

  @Test
  void takesTheInvitationOfWhoHasSetNoPassword() throws Exception {
    people.add("boss", "admin");
    people.forgetAttempts();
    Guest boss = Guest.signedIn(gateway, "boss");
    boss.get("/studio/people");
    OneTimeLink link =
        OneTimeLink.on(
            boss.post(
                "/studio/people", "login", "invited", "name", "The Invited", "role", "reader"));
    vouch("person-4", "invited", "desk");
    Guest guest = new Guest(gateway);
    assertThat(signIn(guest).statusCode()).isEqualTo(303);
    assertThat(guest.get("/studio").bodyAsString()).contains("The Invited");
    assertThat(new Guest(gateway).get(link.path()).statusCode()).isEqualTo(410);
  }

  @Test
  void keepsTheBrowsersKeyOutOfReach() throws Exception {
    HttpResponse<Buffer> there = new Guest(gateway).get("/studio/oidc");
    assertThat(there.cookies())
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("bulletin-oidc=")
                    .contains("HTTPOnly", "SameSite=Lax", "Path=/studio/oidc"));
    assertThat(there.getHeader("location"))
        .startsWith(provider.issuer() + "/authorize?")
        .contains("code_challenge_method=S256", "nonce=", "state=");
  }

  @Test
  void signsOutAtTheProviderToo() throws Exception {
    HttpResponse<Buffer> leaving = new Guest(gateway).get("/studio/oidc/leave");
    assertThat(leaving.statusCode()).isEqualTo(303);
    assertThat(leaving.getHeader("location"))
        .startsWith(provider.issuer() + "/logout?")
        .contains("client_id=bulletin", "post_logout_redirect_uri=http%3A%2F%2Fbulletin.example");
  }
}
