package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.bulletin.gateway.FakeDefinitions;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defining dashboards without a script, against a stand-in that obeys the contract. */
@ExtendWith(Servers.class)
class DefiningIT {
  private static final String LIST = "/studio/dashboards";
  private static final String YAML = "title: A\npanels: <b> & more\n";
  private static final String WRONG = "title: A\n  kind: wrong <here>\n";

  private static RunningGateway gateway;
  private static FakeDefinitions definitions;
  private static People people;
  private static Guest guest;

  private String name;
  private String path;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    definitions = gateway.definitions();
    people = new People(postgres, access);
    people.add("reader", "reader");
    people.add("boss", "admin");
    guest = Guest.signedIn(gateway, RunningGateway.PERSON);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** Every test has a dashboard of its own, and finds the bundled one as it came. */
  @BeforeEach
  void put(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    path = LIST + "/" + name;
    definitions.put(name, "token:lan", YAML);
    definitions.remove("crypto");
    people.forgetAttempts();
  }

  private HttpResponse<Buffer> save(int revision, String yaml, String... more) throws Exception {
    String[] fields = {"revision", Integer.toString(revision), "yaml", yaml};
    String[] all = new String[fields.length + more.length];
    System.arraycopy(fields, 0, all, 0, fields.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return guest.post(path, all);
  }

  private static void ledTo(HttpResponse<Buffer> answer, String path) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(303);
    assertThat(answer.getHeader("location")).isEqualTo(path);
  }

  @Test
  void listsEveryDashboardWithWhereItComesFrom() throws Exception {
    String list = guest.get(LIST).bodyAsString();
    assertThat(list)
        .contains("aria-current=\"true\">Dashboards</a>", LIST + "/new")
        .contains("The crypto", "lang=\"vi\">Bảng crypto", "data-state=\"bundled\">As it came")
        .contains("href=\"" + path + "\">The " + name, "data-state=\"own\">Made here")
        .contains("token:lan", "datetime=\"2026-11-23T09:00:00Z\"")
        .contains("href=\"/en/dashboards/" + name + "\"");
    definitions.put("crypto", "person:minh", YAML);
    assertThat(guest.get(LIST).bodyAsString()).contains("data-state=\"changed\"", "<td>minh</td>");
    assertThat(guest.get(LIST, "accept-language", "vi").bodyAsString())
        .contains("Bảng số liệu", "lang=\"en\">The crypto");
  }

  @Test
  void isReachedFromEveryPageOfTheStudio() throws Exception {
    assertThat(guest.get("/studio").bodyAsString()).contains("<a href=\"/studio/dashboards\">");
  }

  @Test
  void makesANewDashboardInTheNameOfThePerson() throws Exception {
    assertThat(guest.get(LIST + "/new").bodyAsString()).contains("series: BTC-USDT.price");
    ledTo(
        guest.post(LIST, "revision", "0", "slug", "made-here", "yaml", "title: B\r\n# more\r\n"),
        LIST + "/made-here");
    assertThat(definitions.kept("made-here").yaml()).isEqualTo("title: B\n# more\n");
    assertThat(definitions.kept("made-here").author()).isEqualTo("person:publisher");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crypto", "takesnonamethatistaken"})
  void takesNoNameThatIsTaken(String taken) throws Exception {
    HttpResponse<Buffer> answer = guest.post(LIST, "slug", taken, "yaml", "title: Mine\n");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.bodyAsString())
        .contains("Another dashboard has this name", "title: Mine\n</textarea>", "data-unsaved");
    assertThat(definitions.kept(taken).yaml()).isNotEqualTo("title: Mine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Not a name", "", "new"})
  void saysWhatANameMayBe(String wrong) throws Exception {
    HttpResponse<Buffer> answer = guest.post(LIST, "slug", wrong, "yaml", YAML);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsString())
        .containsPattern("<input id=\"slug\"[^>]*aria-invalid=\"true\"")
        .contains("panels: &lt;b&gt; &amp; more\n</textarea>");
  }

  @Test
  void savesAsTheNextRevision() throws Exception {
    assertThat(guest.get(path).bodyAsString())
        .contains("name=\"revision\" value=\"1\"", "token:lan", "&lt;b&gt; &amp; more\n</textarea>")
        .contains("href=\"/vi/dashboards/" + name + "\"", "href=\"" + path + "/removal\"");
    ledTo(save(1, "title: C\n"), path);
    assertThat(definitions.kept(name).revision()).isEqualTo(2);
    assertThat(definitions.kept(name).yaml()).isEqualTo("title: C\n");
  }

  @Test
  void changesOneThatComesWithBulletin() throws Exception {
    assertThat(guest.get(LIST + "/crypto").bodyAsString())
        .contains("# of crypto", "As it came with Bulletin", "name=\"revision\" value=\"0\"")
        .doesNotContain("/removal");
    ledTo(guest.post(LIST + "/crypto", "revision", "0", "yaml", YAML), LIST + "/crypto");
    assertThat(definitions.kept("crypto").revision()).isEqualTo(1);
  }

  @Test
  void tellsWhatIsWrongByLineAndSavesNothing() throws Exception {
    HttpResponse<Buffer> answer = save(1, WRONG);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsString())
        .contains("Line 2: panels[0].kind: expected one of tiles")
        .contains("<code class=\"wrong-line\">kind: wrong &lt;here&gt;</code>")
        .contains("something does not fit", "kind: wrong &lt;here&gt;\n</textarea>", "data-unsaved")
        .containsPattern("<textarea[^>]*aria-invalid=\"true\"");
    assertThat(definitions.kept(name).yaml()).isEqualTo(YAML);
    HttpResponse<Buffer> fresh = guest.post(LIST, "slug", "never-made", "yaml", WRONG);
    assertThat(fresh.statusCode()).isEqualTo(400);
    assertThat(fresh.bodyAsString()).contains("Line 2: panels[0].kind", "value=\"never-made\"");
    assertThat(definitions.has("never-made")).isFalse();
  }

  @Test
  void checksWithoutSaving() throws Exception {
    HttpResponse<Buffer> sound = save(1, "title: D\n", "action", "check");
    assertThat(sound.statusCode()).isEqualTo(200);
    assertThat(sound.bodyAsString())
        .contains("Nothing is wrong with it.", "Previewed &amp; more", "96,062.47", "data-unsaved")
        .contains("title: D\n</textarea>");
    HttpResponse<Buffer> wrong = save(1, WRONG, "action", "check");
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.bodyAsString())
        .contains("Line 2:")
        .doesNotContain("something does not fit", "Previewed");
    assertThat(guest.post(LIST, "yaml", "title: E\n", "action", "check").bodyAsString())
        .contains("Nothing is wrong with it.", "Previewed &amp; more");
    assertThat(definitions.kept(name).revision()).isEqualTo(1);
  }

  @Test
  void showsTheSecondSaverWhatTheFirstHasSaved() throws Exception {
    definitions.put(name, "person:minh", "title: Theirs\npanels: []\n");
    HttpResponse<Buffer> late = save(1, "title: Mine\npanels: []\n");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.bodyAsString())
        .contains("Someone else has saved meanwhile", "minh", "<td>title: Theirs</td>")
        .contains("<td>title: Mine</td>", "name=\"revision\" value=\"2\"")
        .contains("title: Mine\npanels: []\n</textarea>");
    assertThat(definitions.kept(name).yaml()).startsWith("title: Theirs");
    ledTo(save(2, "title: Mine\npanels: []\n"), path);
    assertThat(definitions.kept(name).yaml()).startsWith("title: Mine");
  }

  @Test
  void keepsTheTextOfWhoSavesWhatWasRemovedMeanwhile() throws Exception {
    definitions.remove(name);
    HttpResponse<Buffer> late = save(1, "title: Still here\n");
    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(late.bodyAsString())
        .contains("has been removed meanwhile", "title: Still here\n</textarea>")
        .contains("action=\"/studio/dashboards\"", "value=\"" + name + "\"");
    ledTo(guest.post(LIST, "slug", name, "yaml", "title: Still here\n"), path);
  }

  @Test
  void showsWhoSavesAChangeThatWasTakenBackHowItCame() throws Exception {
    HttpResponse<Buffer> late = guest.post(LIST + "/crypto", "revision", "4", "yaml", YAML);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.bodyAsString())
        .contains("<p>As it came with Bulletin: Revision 0.", "<td># of crypto</td>")
        .contains("name=\"revision\" value=\"0\"");
  }

  @Test
  void removesOnceItIsConfirmed() throws Exception {
    String removal = path + "/removal";
    assertThat(guest.get(removal).bodyAsString())
        .contains("Remove for good", "name=\"revision\" value=\"1\"", "The definition is gone");
    definitions.put(name, "person:minh", "title: Changed\n");
    HttpResponse<Buffer> stale = guest.post(removal, "revision", "1");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.bodyAsString())
        .contains("Not removed: someone else has saved it", "name=\"revision\" value=\"2\"");
    assertThat(definitions.has(name)).isTrue();
    ledTo(guest.post(removal, "revision", "2"), LIST);
    assertThat(definitions.has(name)).isFalse();
    assertThat(guest.get(removal).statusCode()).isEqualTo(404);
  }

  @Test
  void saysThatABundledOneComesBack() throws Exception {
    assertThat(guest.get(LIST + "/crypto/removal").bodyAsString())
        .contains("nothing to remove")
        .doesNotContain("Remove for good");
    definitions.put("crypto", "token:lan", YAML);
    assertThat(guest.get(LIST + "/crypto/removal").bodyAsString())
        .contains("takes its place again", "Remove for good");
    ledTo(guest.post(LIST + "/crypto/removal", "revision", "1"), LIST);
    assertThat(definitions.kept("crypto").yaml()).isEqualTo(FakeDefinitions.BUNDLED);
  }

  @Test
  void answersItsScriptWithTheRevision() throws Exception {
    HttpResponse<Buffer> answer =
        guest.post(
            guest.request(HttpMethod.POST, path, "accept", "application/json"),
            "",
            "revision",
            "1",
            "yaml",
            "title: F\n");
    assertThat(answer.bodyAsJsonObject())
        .isEqualTo(new JsonObject().put("name", name).put("revision", 2));
  }

  private static HttpResponse<Buffer> check(JsonObject question, String token) throws Exception {
    return guest
        .request(HttpMethod.POST, LIST + "/check", "accept", "application/json")
        .putHeader("x-csrf-token", token)
        .putHeader("content-type", "application/json")
        .sendBuffer(question.toBuffer())
        .await(60, SECONDS);
  }

  @Test
  void showsItsScriptHowItWouldLookOrWhatIsWrong() throws Exception {
    JsonObject sound = check(new JsonObject().put("yaml", YAML), guest.token()).bodyAsJsonObject();
    assertThat(sound.getString("html"))
        .contains("Previewed &amp; more", "class=\"board\"")
        .doesNotContain("/api/v1/dashboards/");
    assertThat(sound.getJsonArray("problems")).isEmpty();
    JsonObject wrong = check(new JsonObject().put("yaml", WRONG), guest.token()).bodyAsJsonObject();
    assertThat(wrong.getString("html")).isEmpty();
    assertThat(wrong.getJsonArray("problems").getJsonObject(0))
        .contains(entry("line", 2), entry("reason", "panels[0].kind: expected one of tiles"));
    assertThat(check(new JsonObject().put("yaml", YAML), "").statusCode()).isEqualTo(403);
    assertThat(check(new JsonObject(), guest.token()).statusCode()).isEqualTo(200);
  }

  @Test
  void takesWritesFromThoseWhoMayDefineOnly() throws Exception {
    Guest reader = Guest.signedIn(gateway, "reader");
    Guest publisher = Guest.signedIn(gateway, "publisher");
    for (String write : List.of(LIST, path, path + "/removal", LIST + "/check")) {
      assertThat(new Guest(gateway).post(write).statusCode()).as(write).isEqualTo(401);
      assertThat(reader.post(write, "revision", "1").statusCode()).as(write).isEqualTo(403);
      publisher.token("");
      assertThat(publisher.post(write, "revision", "1").statusCode()).as(write).isEqualTo(403);
    }
    assertThat(definitions.kept(name).revision()).isEqualTo(1);
    Guest boss = Guest.signedIn(gateway, "boss");
    ledTo(boss.post(path, "revision", "1", "yaml", "title: Boss\n"), path);
  }

  @Test
  void showsReadersOfTheStudioTheTextAndNoButtons() throws Exception {
    Guest reader = Guest.signedIn(gateway, "reader");
    assertThat(reader.get(LIST).bodyAsString()).contains(path).doesNotContain(LIST + "/new");
    assertThat(reader.get(path).bodyAsString())
        .contains("readonly", "data-reading")
        .doesNotContain("name=\"action\"", "/removal");
    assertThat(reader.get(path + "/removal").bodyAsString()).doesNotContain("Remove for good");
    HttpResponse<Buffer> stranger = new Guest(gateway).get(path);
    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(guest.get(LIST + "/no-such-dashboard").statusCode()).isEqualTo(404);
  }
}
