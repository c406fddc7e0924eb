package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with their own account. */
@ExtendWith(Servers.class)
class AccountIT {
  private static final String ACCOUNT = "/studio/account";
  private static final String COOKIE = "bulletin-session";
  private static final String NEXT = "the password after this one";
  private static final Pattern END = Pattern.compile("name=\"id\" value=\"([0-9a-f]{64})\"");

  private static People people;
  private static RunningGateway gateway;

  private Guest lan;

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
  void begin() throws Exception {
    people.forgetAttempts();
    people.age("100 days");
    people.add("lan", "reader");
    people.setPasswordOf("lan", RunningGateway.PERSON);
    lan = Guest.signedIn(gateway, "lan");
  }

  private HttpResponse<Buffer> change(String current, String next) throws Exception {
    lan.get(ACCOUNT);
    return lan.post(ACCOUNT + "/password", "current", current, "password", next, "repeated", next);
  }

  @Test
  void changesThePasswordAndEndsAllOtherSessions() throws Exception {
    Guest elsewhere = Guest.signedIn(gateway, "lan");
    String before = lan.cookies().get(COOKIE);
    assertThat(change(RunningGateway.PASSWORD, NEXT).statusCode()).isEqualTo(303);
    assertThat(lan.get(ACCOUNT + "?done=password").bodyAsString())
        .contains("The password was changed");
    assertThat(lan.cookies().get(COOKIE)).isNotEqualTo(before);
    assertThat(elsewhere.get("/studio").statusCode()).isEqualTo(303);
    Guest stolen = new Guest(gateway);
    stolen.cookies().put(COOKIE, before);
    assertThat(stolen.get("/studio").statusCode()).isEqualTo(303);
    assertThat(new Guest(gateway).signIn("lan", RunningGateway.PASSWORD).statusCode())
        .isEqualTo(401);
    assertThat(new Guest(gateway).signIn("lan", NEXT).statusCode()).isEqualTo(303);
  }

  @Test
  void asksForThePresentPasswordAndLetsNobodyGuessIt() throws Exception {
    for (int i = 0; i < 10; i++) {
      HttpResponse<Buffer> wrong = change("wrong", NEXT);
      assertThat(wrong.statusCode()).isIn(400, 429);
      assertThat(wrong.bodyAsString()).contains("current-fault");
    }
    HttpResponse<Buffer> refused = change("wrong", NEXT);
    for (int i = 0; i < 10 && refused.statusCode() != 429; i++) {
      refused = change("wrong", NEXT);
    }
    assertThat(refused.statusCode()).isEqualTo(429);
    people.forgetAttempts();
    assertThat(new Guest(gateway).signIn("lan", RunningGateway.PASSWORD).statusCode())
        .isEqualTo(303);
  }

  @Test
  void takesNoPasswordThatIsTooShort() throws Exception {
    HttpResponse<Buffer> refused = change(RunningGateway.PASSWORD, "short");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.bodyAsString()).contains("12 to 200 characters are needed");
  }

  @Test
  void showsWhereAPersonIsSignedInAndEndsOneOfThem() throws Exception {
    Guest elsewhere = Guest.signedIn(gateway, "lan");
    Guest other = Guest.signedIn(gateway, RunningGateway.PERSON);
    String page = lan.get(ACCOUNT).bodyAsString();
    List<String> ends = END.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(ends).hasSize(1);
    assertThat(page).contains(">here</td>", "127.0.0.1");
    assertThat(lan.post(ACCOUNT + "/session", "id", ends.get(0)).statusCode()).isEqualTo(303);
    assertThat(elsewhere.get("/studio").statusCode()).isEqualTo(303);
    assertThat(lan.get("/studio").statusCode()).isEqualTo(200);
    assertThat(other.get("/studio").statusCode()).isEqualTo(200);
  }

  @Test
  void endsNoSessionOfAnother() throws Exception {
    Guest other = Guest.signedIn(gateway, RunningGateway.PERSON);
    Guest second = Guest.signedIn(gateway, RunningGateway.PERSON);
    String id =
        END.matcher(other.get(ACCOUNT).bodyAsString())
            .results()
            .map((MatchResult found) -> found.group(1))
            .findFirst()
            .orElseThrow();
    lan.get(ACCOUNT);
    lan.post(ACCOUNT + "/session", "id", id);
    assertThat(second.get("/studio").statusCode()).isEqualTo(200);
  }

  @Test
  void takesFormsOfItsOwnPagesOnly() throws Exception {
    for (String form : List.of("/password", "/session")) {
      lan.token("x".repeat(43));
      assertThat(lan.post(ACCOUNT + form).statusCode()).isEqualTo(403);
    }
    assertThat(new Guest(gateway).get(ACCOUNT).statusCode()).isEqualTo(303);
  }
}
