package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class SignInIT {
  private static final String COOKIE = "bulletin-session";

  private static People people;
  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    people = new People(postgres, access);
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

  private static double passwordsHashed() {
    return gateway.node().meters().get("bulletin.passwords").timer().count();
  }

  private static double attempts(String outcome) {
    return gateway
        .node()
        .meters()
        .get("bulletin.sign.ins")
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private static int status(Guest guest) throws Exception {
    return guest.get("/studio").statusCode();
  }

  @Test
  void letsInWhoKnowsTheirPassword() throws Exception {
    Guest guest = new Guest(gateway);
    HttpResponse<Buffer> answer = guest.signIn("lan", RunningGateway.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.getHeader("location")).isEqualTo("/studio");
    assertThat(guest.get("/studio").bodyAsString()).contains("<summary>lan</summary>");
  }

  @Test
  void keepsNeitherPasswordNorSession() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    assertThat(people.passwordHash("publisher")).startsWith("$argon2id$");
    assertThat(people.sessions()).doesNotContain(guest.cookies().get(COOKIE));
  }

  @Test
  void saysNotWhatWasWrong() throws Exception {
    HttpResponse<Buffer> wrong = new Guest(gateway).signIn("lan", "wrong");
    HttpResponse<Buffer> unknown = new Guest(gateway).signIn("nobody", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(attempts("wrong")).isGreaterThanOrEqualTo(2);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(told(wrong)).isEqualTo(told(unknown)).contains("do not belong together");
    assertThat(wrong.bodyAsString()).contains("value=\"lan\"").doesNotContain("value=\"wrong\"");
  }

  private static String told(HttpResponse<Buffer> page) {
    return page.bodyAsString().replaceAll("(?s).*id=\"fault\">(.*?)</p>.*", "$1");
  }

  @Test
  void worksAsHardForALoginThatNobodyHas() throws Exception {
    double before = passwordsHashed();
    new Guest(gateway).signIn("nobody", "wrong");
    new Guest(gateway).signIn("Not a login at all!", "wrong");
    assertThat(passwordsHashed()).isEqualTo(before + 2);
  }

  @Test
  void givesANewSessionToWhoeverSignsIn() throws Exception {
    String planted = "A".repeat(43);
    Guest guest = new Guest(gateway);
    guest.cookies().put(COOKIE, planted);
    guest.signIn("lan", RunningGateway.PASSWORD);
    String first = guest.cookies().get(COOKIE);
    assertThat(first).hasSize(43).isNotEqualTo(planted);
    Guest attacker = new Guest(gateway);
    attacker.cookies().put(COOKIE, planted);
    assertThat(status(attacker)).isEqualTo(303);
  }

  @Test
  void endsTheSessionThatTheBrowserHadBefore() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    Guest before = new Guest(gateway);
    before.cookies().putAll(guest.cookies());
    // Who is signed in is led on, so the form is asked for without the session.
    Guest form = new Guest(gateway);
    form.get("/studio/sign-in");
    form.cookies().put(COOKIE, guest.cookies().get(COOKIE));
    form.post("/studio/sign-in", "login", "lan", "password", RunningGateway.PASSWORD);
    assertThat(status(form)).isEqualTo(200);
    assertThat(status(before)).isEqualTo(303);
  }

  @Test
  void leadsBackToWhereSomeoneWantedToGoAndNowhereElse() throws Exception {
    Guest guest = new Guest(gateway);
    HttpResponse<Buffer> stranger = guest.get("/studio/plans?x=1");
    assertThat(stranger.statusCode()).isEqualTo(303);
    String form = stranger.getHeader("location");
    assertThat(form).isEqualTo("/studio/sign-in?return=%2Fstudio%2Fplans%3Fx%3D1");
    assertThat(guest.get(form).bodyAsString()).contains("value=\"/studio/plans?x&#x3D;1\"");
    HttpResponse<Buffer> answer =
        guest.post(
            "/studio/sign-in",
            "login",
            "lan",
            "password",
            RunningGateway.PASSWORD,
            "return",
            "//evil.example/");
    assertThat(answer.getHeader("location")).isEqualTo("/studio");
  }

  @Test
  void leadsNobodyElsewhereByALinkToItsForms() throws Exception {
    String link = "/studio/sign-in?return=%2F%2Fevil.example%2F";
    assertThat(new Guest(gateway).get(link).bodyAsString())
        .contains("name=\"return\" value=\"/studio\"")
        .doesNotContain("evil");
    Guest guest = Guest.signedIn(gateway, "lan");
    assertThat(guest.get(link).getHeader("location")).isEqualTo("/studio");
    HttpResponse<Buffer> chosen =
        guest.post("/studio/language", "language", "en", "return", "https://evil.example/");
    assertThat(chosen.getHeader("location")).isEqualTo("/studio");
  }

  @Test
  void refusesAnAttemptThatWasNotMadeOnItsPage() throws Exception {
    Guest guest = new Guest(gateway);
    guest.get("/studio/sign-in");
    guest.token("x".repeat(43));
    HttpResponse<Buffer> wrongToken =
        guest.post("/studio/sign-in", "login", "lan", "password", RunningGateway.PASSWORD);
    assertThat(wrongToken.statusCode()).isEqualTo(403);
    Guest without = new Guest(gateway);
    assertThat(
            without
                .post("/studio/sign-in", "login", "lan", "password", RunningGateway.PASSWORD)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void slowsDownWhoGuessesAtOnePerson() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(new Guest(gateway).signIn("lan", "wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<Buffer> refused = new Guest(gateway).signIn("LAN", RunningGateway.PASSWORD);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.getHeader("retry-after")).isEqualTo("60");
    assertThat(refused.bodyAsString()).contains("Too many attempts");
    assertThat(attempts("refused")).isPositive();
    assertThat(Guest.signedIn(gateway, "publisher").cookies()).containsKey(COOKIE);
  }

  @Test
  void countsAttemptsAnewForWhoeverHasSignedIn() throws Exception {
    for (int i = 0; i < 9; i++) {
      new Guest(gateway).signIn("lan", "wrong");
    }
    Guest.signedIn(gateway, "lan");
    assertThat(new Guest(gateway).signIn("lan", "wrong").statusCode()).isEqualTo(401);
    Guest.signedIn(gateway, "lan");
  }

  @Test
  void slowsDownWhoGuessesAtManyPeopleFromOneAddress() throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(new Guest(gateway).signIn("person" + i, "wrong").statusCode()).isEqualTo(401);
    }
    guessUntilRefused();
    double before = passwordsHashed();
    assertThat(new Guest(gateway).signIn("lan", RunningGateway.PASSWORD).statusCode())
        .isEqualTo(429);
    assertThat(passwordsHashed()).isEqualTo(before);
  }

  /** On a slow machine an attempt or two have been given back since the first. */
  @Test
  void countsTheAddressThatAProxyOfOursHasSeen() throws Exception {
    Guest guest = new Guest(gateway);
    guest.get("/studio/sign-in");
    String client = "203.0.113.77";
    HttpRequest<Buffer> request =
        guest.request(HttpMethod.POST, "/studio/sign-in", "x-forwarded-for", client);
    guest.post(request, "/studio/sign-in", "login", "nobody", "password", "x");
    assertThat(people.attempts()).contains("address " + client).doesNotContain("address 127.0.0.1");
  }

  private void guessUntilRefused() throws Exception {
    for (int i = 0; i < 10; i++) {
      if (new Guest(gateway).signIn("another" + i, "wrong").statusCode() == 429) {
        return;
      }
    }
    fail("more may be guessed than a person mistypes");
  }

  @Test
  void letsNobodyInWhoIsDisabledAndPutsOutWhoIsIn() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    people.disable("lan");
    assertThat(status(guest)).isEqualTo(303);
    assertThat(new Guest(gateway).signIn("lan", RunningGateway.PASSWORD).statusCode())
        .isEqualTo(401);
  }

  @Test
  void signsOutHereOnly() throws Exception {
    Guest here = Guest.signedIn(gateway, "lan");
    Guest there = Guest.signedIn(gateway, "lan");
    Guest copy = new Guest(gateway);
    copy.cookies().putAll(here.cookies());
    HttpResponse<Buffer> answer = here.post("/studio/sign-out");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.getHeader("clear-site-data")).isEqualTo("\"cache\"");
    assertThat(here.cookies()).doesNotContainKey(COOKIE);
    assertThat(status(copy)).isEqualTo(303);
    assertThat(status(there)).isEqualTo(200);
  }

  @Test
  void signsOutEverywhere() throws Exception {
    Guest here = Guest.signedIn(gateway, "lan");
    Guest there = Guest.signedIn(gateway, "lan");
    Guest other = Guest.signedIn(gateway, "publisher");
    assertThat(here.post("/studio/sign-out-everywhere").statusCode()).isEqualTo(303);
    assertThat(status(there)).isEqualTo(303);
    assertThat(status(other)).isEqualTo(200);
  }

  @Test
  void asksForNothingThatAGetCouldChange() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    assertThat(guest.get("/studio/sign-out").statusCode()).isEqualTo(404);
    assertThat(status(guest)).isEqualTo(200);
  }

  @Test
  void remembersTheLanguageThatWasChosen() throws Exception {
    Guest guest = Guest.signedIn(gateway, "lan");
    HttpResponse<Buffer> answer =
        guest.post("/studio/language", "language", "vi", "return", "/studio/plans");
    assertThat(answer.getHeader("location")).isEqualTo("/studio/plans");
    assertThat(guest.get("/studio").bodyAsString()).contains("lang=\"vi\"", "Báo cáo mới");
  }

  @Test
  void takesNoFormThatIsNoWayToSignIn() throws Exception {
    HttpResponse<Buffer> tooLarge =
        new Guest(gateway)
            .request(HttpMethod.POST, "/studio/sign-in")
            .putHeader("content-type", "application/x-www-form-urlencoded")
            .sendBuffer(Buffer.buffer("login=" + "x".repeat(20_000)))
            .await(60, SECONDS);
    assertThat(tooLarge.statusCode()).isEqualTo(413);
  }
}
