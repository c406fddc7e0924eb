package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.gateway.FakeRooms;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.watch.SampleSurveys;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking after rooms and readers, and who may. */
@ExtendWith(Servers.class)
class RoomsIT {
  private static final String ROOMS = "/studio/rooms";
  private static final String FIGURES = ROOMS + "/figures";
  private static final String API = "/api/v1/realtime";

  private static RunningGateway gateway;
  private static FakeRooms rooms;
  private static People people;
  private static Guest boss;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    rooms = FakeRooms.startOn(gateway.node());
    people = new People(postgres, access);
    people.add("reader", "reader");
    people.add("boss", "admin");
    boss = Guest.signedIn(gateway, "boss");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void begin() {
    people.forgetAttempts();
    rooms.tell(SampleSurveys.of("n1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ROOMS, FIGURES})
  void showsNothingToAnybodyButAdmins(String path) throws Exception {
    HttpResponse<Buffer> stranger = new Guest(gateway).get(path);
    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(stranger.getHeader("location")).startsWith("/studio/sign-in?return=%2F");
    for (String login : List.of("reader", RunningGateway.PERSON)) {
      HttpResponse<Buffer> refused = Guest.signedIn(gateway, login).get(path);
      assertThat(refused.statusCode()).as(login).isEqualTo(403);
      assertThat(refused.bodyAsString()).doesNotContain("dashboard:crypto", "203.0.113");
    }
    assertThat(boss.get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {ROOMS + "/close", ROOMS + "/disconnect"})
  void takesOrdersFromAdminsOnly(String path) throws Exception {
    int before = rooms.closes().size() + rooms.orders().size();
    String[] order = {"client", "c1", "user", "lan"};
    assertThat(new Guest(gateway).post(path, order).statusCode()).isEqualTo(401);
    for (String login : List.of("reader", RunningGateway.PERSON)) {
      Guest guest = Guest.signedIn(gateway, login);
      assertThat(guest.post(path, order).statusCode()).as(login).isEqualTo(403);
    }
    Guest forged = Guest.signedIn(gateway, "boss");
    forged.token("x".repeat(43));
    assertThat(forged.post(path, order).statusCode()).isEqualTo(403);
    assertThat(rooms.closes().size() + rooms.orders().size()).isEqualTo(before);
  }

  @Test
  void tellsProgramsAndScriptsOfAdminsOnly() throws Exception {
    assertThat(gateway.get(API).statusCode()).isEqualTo(401);
    HttpResponse<Buffer> publisher =
        gateway.get(API, "authorization", "Bearer " + RunningGateway.TOKEN);
    assertThat(publisher.statusCode()).isEqualTo(403);
    assertThat(publisher.bodyAsString()).contains("the scope rooms:watch is needed");
    assertThat(Guest.signedIn(gateway, "reader").get(API).statusCode()).isEqualTo(403);
    JsonObject overview = boss.get(API).bodyAsJsonObject();
    assertThat(overview.getJsonObject("total").getInteger("readers")).isEqualTo(3);
    assertThat(overview.getJsonArray("slowest").getJsonObject(0).getString("client"))
        .isEqualTo("n1-slow");
  }

  @Test
  void isInTheMenuOfAdminsOnly() throws Exception {
    String link = "<a href=\"" + ROOMS + "\"";
    assertThat(boss.get("/studio").bodyAsString()).contains(link);
    assertThat(Guest.signedIn(gateway, RunningGateway.PERSON).get("/studio").bodyAsString())
        .doesNotContain(ROOMS);
  }

  @Test
  void showsTotalsRoomsAndReadersInBothLanguages() throws Exception {
    rooms.tell(
        SampleSurveys.of(
            "n1",
            3,
            List.of(SampleSurveys.slow("n1-slow", 20), SampleSurveys.busy("unmeasured", 9)),
            List.of()));
    String english = boss.get(ROOMS).bodyAsString();
    assertThat(english)
        .contains("<h1>Rooms and readers</h1>", "<code>dashboard:crypto</code>")
        .containsPattern("data-total=\"readers\">3<")
        .containsPattern("data-total=\"slow\">2<")
        .contains("lan&lt;b&gt;", "203.0.113.0/24", ">68.4 KiB<", "no sign of life")
        .contains("name=\"client\" value=\"n1-slow\"", "name=\"user\" value=\"lan&lt;b&gt;\"")
        .contains("Anonymous", "not told by this way")
        .doesNotContain("lan<b>", "data-missing", "<script>", " style=\"");
    assertThat(boss.get(ROOMS, "accept-language", "vi").bodyAsString())
        .contains("<h1>Phòng và người đọc</h1>", ">68,4 KiB<", "không có dấu hiệu hoạt động");
  }

  @Test
  void namesANodeThatDoesNotAnswer() throws Exception {
    assertThat(boss.get(FIGURES).bodyAsString()).doesNotContain("data-missing");
    rooms.fallSilent();
    assertThat(boss.get(ROOMS).bodyAsString())
        .contains("data-missing", "Node " + gateway.node().id() + " does not answer.")
        .contains("It last answered ", "data-total=\"readers\">0<", "There are no readers.");
  }

  @Test
  void givesItsScriptTheFiguresAlone() throws Exception {
    HttpResponse<Buffer> answer = boss.get(FIGURES);
    assertThat(answer.getHeader("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.bodyAsString())
        .contains("data-total=\"readers\">3<", "form=\"close-reader\"")
        .doesNotContain("<html", "csrf");
    rooms.tell(SampleSurveys.of("n1", 1_234, List.of(), List.of()));
    assertThat(boss.get(FIGURES).bodyAsString())
        .contains("data-total=\"readers\">1,234<", "No reader is slow.", "There are no readers.");
  }

  @Test
  void closesAReaderInTheNameOfThePerson() throws Exception {
    HttpResponse<Buffer> answer = boss.post(ROOMS + "/close", "client", "c1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.getHeader("location")).isEqualTo(ROOMS + "?done=closed");
    assertThat(rooms.closes())
        .anySatisfy(
            order -> {
              assertThat(order.client()).isEqualTo("c1");
              assertThat(order.principal().name()).isEqualTo("person:boss");
              assertThat(order.principal().may(RealtimeContract.USERS_SCOPE)).isTrue();
            });
    assertThat(boss.get(ROOMS + "?done=closed").bodyAsString()).contains("The reader was closed.");
    assertThat(boss.post(ROOMS + "/close", "client", "gone").getHeader("location"))
        .isEqualTo(ROOMS + "?done=gone");
    assertThat(boss.post(ROOMS + "/close").statusCode()).isEqualTo(400);
    assertThat(boss.get(ROOMS + "?done=nonsense").bodyAsString())
        .doesNotContain("class=\"notice\"");
  }

  @Test
  void disconnectsAUserInTheNameOfThePerson() throws Exception {
    HttpResponse<Buffer> answer = boss.post(ROOMS + "/disconnect", "user", "lan");
    assertThat(answer.getHeader("location")).isEqualTo(ROOMS + "?done=disconnected");
    assertThat(rooms.orders())
        .anySatisfy(
            steer -> {
              assertThat(steer.order()).isEqualTo(new DisconnectUser("lan", false));
              assertThat(steer.principal().name()).isEqualTo("person:boss");
            });
    assertThat(boss.post(ROOMS + "/disconnect", "user", "x".repeat(501)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void letsNoSessionOfAnAdminWriteWithoutAToken() throws Exception {
    HttpResponse<Buffer> answer =
        boss.request(HttpMethod.POST, ROOMS + "/close", "content-type", "text/plain")
            .sendBuffer(Buffer.buffer("client=c9"))
            .await(10, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(rooms.closes()).noneMatch(order -> order.client().equals("c9"));
  }
}
