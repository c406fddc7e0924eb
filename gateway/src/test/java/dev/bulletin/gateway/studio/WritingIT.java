package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.gateway.FakeInternal;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing in the studio without a script, against a stand-in that obeys the contract. */
@ExtendWith(Servers.class)
class WritingIT {
  private static RunningGateway gateway;
  private static Guest guest;

  private String slug;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    guest = Guest.signedIn(gateway, RunningGateway.PERSON);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** Every test writes a report of its own. */
  @BeforeEach
  void put(TestInfo test) {
    slug = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    gateway.reports().put(slug, Language.EN, "The week ahead");
  }

  private static Manuscript kept(String slug) {
    return gateway.reports().writing().kept(slug);
  }

  private HttpResponse<Buffer> save(int revision, String... more) throws Exception {
    String[] fields = {
      "revision", Integer.toString(revision),
      "author", "Lan",
      "tags", "rates, vietnam",
      "texts.en.title", "Another week",
      "texts.en.summary", "In short",
      "texts.en.body", "First line\r\n\r\nSecond line"
    };
    String[] all = new String[fields.length + more.length];
    System.arraycopy(fields, 0, all, 0, fields.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return guest.post("/studio/reports/" + slug, all);
  }

  private HttpResponse<Buffer> create(String... fields) throws Exception {
    return guest.post("/studio/reports", fields);
  }

  private static void ledTo(HttpResponse<Buffer> answer, String path) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(303);
    assertThat(answer.getHeader("location")).isEqualTo(path);
  }

  @Test
  void listsReportsOfEveryStatusAndFiltersThem() throws Exception {
    create("slug", "listed-draft", "author", "Minh", "texts.vi.title", "Bản nháp");
    assertThat(guest.get("/studio").bodyAsString())
        .contains("/studio/reports/listed-draft", "Bản nháp", "The week ahead");
    assertThat(guest.get("/studio?status=draft").bodyAsString())
        .contains("Bản nháp")
        .doesNotContain("The week ahead");
    assertThat(guest.get("/studio?status=withdrawn").bodyAsString()).contains("no such reports");
  }

  @Test
  void leadsToTheRestOfALongList() throws Exception {
    for (int i = 0; i < 31; i++) {
      gateway.reports().put("long-%02d".formatted(i), Language.VI, "Bài " + i);
    }
    assertThat(guest.get("/studio?status=published").bodyAsString())
        .containsPattern(
            "rel=\"next\" href=\"/studio\\?status&#x3D;published&amp;after&#x3D;[^\"]+\"");
    assertThat(guest.get("/studio?status=published&after=long-05").bodyAsString())
        .contains("Bài 30", "href=\"/studio?status&#x3D;published\">To the first page");
  }

  @Test
  void writesANewReportInTheNameOfThePerson() throws Exception {
    assertThat(guest.get("/studio/new").bodyAsString()).contains("value=\"publisher\"");
    HttpResponse<Buffer> answer =
        create(
            "slug", "new-report",
            "author", "Lan",
            "tags", "rates  vietnam",
            "texts.vi.title", "Tuần tới",
            "texts.vi.body", "Chữ\r\n<b>đậm</b>",
            "texts.vi.format", "html");
    ledTo(answer, "/studio/reports/new-report");
    assertThat(gateway.reports().writing().writerOf("new-report")).isEqualTo("person:publisher");
    assertThat(kept("new-report").tags()).containsExactly("rates", "vietnam");
    assertThat(kept("new-report").texts())
        .isEqualTo(
            Map.of(
                Language.VI, new ReportText("Tuần tới", "", "Chữ\n<b>đậm</b>", BodyFormat.HTML)));
  }

  @Test
  void writesAndPublishesAtOnce() throws Exception {
    ledTo(
        create("slug", "at-once", "author", "Lan", "texts.en.title", "T", "action", "publish"),
        "/studio/reports/at-once");
    assertThat(kept("at-once").status()).isEqualTo(ReportStatus.PUBLISHED);
  }

  @ParameterizedTest
  @CsvSource({
    "slug,Not An Address,slug",
    "author,'',author",
    "tags,Not-a-Tag,tags",
    "texts.en.title,'',text-en-title",
    "at,2020-01-01T09:00,at"
  })
  void namesTheFieldThatIsWrongAndKeepsWhatWasTyped(String field, String value, String shown)
      throws Exception {
    HttpResponse<Buffer> answer =
        create(
            "slug",
            "wrong",
            "author",
            "Lan",
            "tags",
            "rates",
            "texts.en.title",
            "T",
            "texts.en.body",
            "A long text & more",
            "action",
            "schedule",
            "at",
            "2099-01-01T09:00",
            "zone",
            "Asia/Ho_Chi_Minh",
            field,
            value);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsString())
        .containsPattern("<input[^>]* id=\"" + shown + "\"[^>]*aria-invalid=\"true\"")
        .contains("A long text &amp; more")
        .containsOnlyOnce("aria-invalid");
    assertThat(gateway.reports().writing().has("wrong")).isFalse();
  }

  @Test
  void saysThatAnAddressIsTaken() throws Exception {
    HttpResponse<Buffer> answer =
        create("slug", slug, "author", "Lan", "texts.en.title", "T", "texts.en.body", "Kept text");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.bodyAsString()).contains("Another report has this address", "Kept text");
  }

  @Test
  void savesAsTheNextRevision() throws Exception {
    ledTo(save(1), "/studio/reports/" + slug);
    Manuscript saved = kept(slug);
    assertThat(saved.revision()).isEqualTo(2);
    assertThat(saved.texts().get(Language.EN).body()).isEqualTo("First line\n\nSecond line");
  }

  @Test
  void answersItsScriptWithTheRevision() throws Exception {
    HttpResponse<Buffer> answer =
        guest.post(
            guest.request(HttpMethod.POST, "/studio/reports/" + slug, "accept", "application/json"),
            "",
            "revision",
            "1",
            "author",
            "Lan",
            "texts.en.title",
            "T");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.bodyAsJsonObject())
        .isEqualTo(
            new JsonObject().put("slug", slug).put("revision", 2).put("status", "published"));
  }

  @Test
  void showsTheSecondSaverWhatTheFirstHasSaved() throws Exception {
    save(1, "texts.en.title", "Theirs", "texts.en.body", "Same line\n\nTheir line");
    HttpResponse<Buffer> late =
        save(1, "texts.en.title", "Mine", "texts.en.body", "Same line\n\nMy line & more");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.bodyAsString())
        .contains(
            "Someone else has saved meanwhile",
            "<td>Theirs</td><td>Mine</td>",
            "<td>Their line</td><td>My line &amp; more</td>",
            "<input type=\"hidden\" name=\"revision\" value=\"2\">",
            "value=\"Mine\"",
            "Same line\n\nMy line &amp; more</textarea>");
    assertThat(kept(slug).texts().get(Language.EN).title()).isEqualTo("Theirs");
    ledTo(save(2, "texts.en.title", "Mine"), "/studio/reports/" + slug);
    assertThat(kept(slug).texts().get(Language.EN).title()).isEqualTo("Mine");
  }

  @Test
  void publishesWhatIsInTheForm() throws Exception {
    create("slug", "to-publish", "author", "Lan", "texts.en.title", "T");
    slug = "to-publish";
    ledTo(save(1, "action", "publish"), "/studio/reports/to-publish");
    assertThat(kept(slug).status()).isEqualTo(ReportStatus.PUBLISHED);
    assertThat(kept(slug).texts().get(Language.EN).title()).isEqualTo("Another week");
    assertThat(kept(slug).revision()).isEqualTo(3);
  }

  @Test
  void publishesWithoutARevisionForATextThatIsSaved() throws Exception {
    create("slug", "saved-already", "author", "Lan", "texts.en.title", "T");
    slug = "saved-already";
    ledTo(save(1), "/studio/reports/saved-already");
    ledTo(save(2, "action", "publish"), "/studio/reports/saved-already");
    assertThat(kept(slug).revision()).isEqualTo(3);
  }

  @Test
  void schedulesByTheClockOfAZoneAndTakesItBack() throws Exception {
    create("slug", "later", "author", "Lan", "texts.en.title", "T");
    slug = "later";
    ledTo(
        save(1, "action", "schedule", "at", "2099-01-01T09:00", "zone", "Asia/Ho_Chi_Minh"),
        "/studio/reports/later");
    assertThat(kept(slug).status()).isEqualTo(ReportStatus.SCHEDULED);
    assertThat(kept(slug).publishAt()).isEqualTo(Instant.parse("2099-01-01T02:00:00Z"));
    assertThat(guest.get("/studio/reports/later").bodyAsString())
        .contains("datetime=\"2099-01-01T02:00:00Z\"", "Back to draft");
    ledTo(save(kept(slug).revision(), "action", "unschedule"), "/studio/reports/later");
    assertThat(kept(slug).status()).isEqualTo(ReportStatus.DRAFT);
  }

  @Test
  void takesAPublishedReportBack() throws Exception {
    String path = "/studio/reports/" + slug;
    assertThat(guest.get(path + "/standing").bodyAsString()).contains("Withdraw from readers");
    assertThat(guest.post(path + "/withdraw", "revision", "7").statusCode()).isEqualTo(412);
    ledTo(guest.post(path + "/withdraw", "revision", "1"), path);
    assertThat(kept(slug).status()).isEqualTo(ReportStatus.WITHDRAWN);
    assertThat(guest.get(path).bodyAsString()).contains("Publish again");
  }

  @Test
  void movesAReportAndLeadsFromItsOldAddress() throws Exception {
    String path = "/studio/reports/" + slug;
    HttpResponse<Buffer> wrong = guest.post(path + "/move", "revision", "1", "newSlug", "Not One");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.bodyAsString()).contains("value=\"Not One\"", "aria-invalid=\"true\"");
    ledTo(
        guest.post(path + "/move", "revision", "1", "newSlug", "moved-here"),
        "/studio/reports/moved-here");
    ledTo(guest.get(path), "/studio/reports/moved-here");
    assertThat(guest.get("/studio/reports/moved-here/standing").bodyAsString()).contains(slug);
  }

  @Test
  void showsRevisionsTheirDifferenceAndTheWayBack() throws Exception {
    save(1);
    String path = "/studio/reports/" + slug;
    assertThat(guest.get(path + "/revisions").bodyAsString())
        .contains(
            "publisher",
            "token:test",
            "name=\"from\" value=\"1\" checked",
            "name=\"to\" value=\"2\" checked",
            "/difference?from&#x3D;1&amp;to&#x3D;2");
    assertThat(guest.get(path + "/difference?from=1&to=2").bodyAsString())
        .contains(
            "Title · English", "The week ahead", "Another week", "name=\"restored\" value=\"1\"");
    ledTo(guest.post(path + "/restore", "revision", "2", "restored", "1"), path);
    assertThat(kept(slug).texts().get(Language.EN).title()).isEqualTo("The week ahead");
    assertThat(kept(slug).revision()).isEqualTo(3);
  }

  @Test
  void makesAReportOfADashboard() throws Exception {
    ledTo(
        guest.post("/studio/snapshots", "dashboard", "crypto"),
        "/studio/reports/crypto-2026-11-23-0900");
    assertThat(guest.post("/studio/snapshots", "dashboard", "none").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsPlansAndEndsThem() throws Exception {
    HttpResponse<Buffer> wrong =
        guest.post(
            "/studio/plans",
            "name",
            "weekly",
            "dashboard",
            "crypto",
            "cron",
            "every monday",
            "zone",
            "Asia/Ho_Chi_Minh",
            "publish",
            "on");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.bodyAsString())
        .contains("expected five fields", "value=\"every monday\"", "name=\"publish\" checked");
    ledTo(
        guest.post(
            "/studio/plans",
            "name",
            "weekly",
            "dashboard",
            "crypto",
            "cron",
            "0 9 * * 1",
            "zone",
            "Asia/Ho_Chi_Minh"),
        "/studio/plans");
    assertThat(gateway.reports().writing().plans())
        .containsExactly(
            new SnapshotPlan("weekly", "crypto", "0 9 * * 1", "Asia/Ho_Chi_Minh", false));
    assertThat(guest.get("/studio/plans").bodyAsString()).contains("weekly", "stays a draft");
    ledTo(guest.post("/studio/plans/delete", "name", "weekly"), "/studio/plans");
    assertThat(gateway.reports().writing().plans()).isEmpty();
  }

  private static HttpResponse<Buffer> preview(String json) throws Exception {
    return guest
        .request(HttpMethod.POST, "/studio/preview", "accept", "application/json")
        .putHeader("x-csrf-token", guest.token())
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(json))
        .await(60, SECONDS);
  }

  @Test
  void previewsABodyAndItsProblems() throws Exception {
    HttpResponse<Buffer> answer =
        preview("{\"language\":\"en\",\"body\":\"good\\na problem\",\"format\":\"markdown\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject preview = answer.bodyAsJsonObject();
    assertThat(preview.getString("html")).isEqualTo("<p>good\na problem</p>");
    assertThat(preview.getJsonArray("problems").getJsonObject(0).getInteger("line")).isEqualTo(2);
    assertThat(preview("{\"language\":\"xx\"}").statusCode()).isEqualTo(400);
    assertThat(preview("{").statusCode()).isEqualTo(400);
  }

  @Test
  void takesALongTextInBothLanguages() throws Exception {
    String body = "Diễn biến thị trường trong tuần. ".repeat(20_000);
    ledTo(
        save(1, "texts.vi.title", "Dài", "texts.vi.body", body, "texts.en.body", body),
        "/studio/reports/" + slug);
    assertThat(kept(slug).texts().get(Language.VI).body()).isEqualTo(body);
  }

  @Test
  void passesImagesOnToReportService() throws Exception {
    try (FakeInternal service = FakeInternal.start(gateway.node(), "images")) {
      service.answer(
          request ->
              request
                  .body()
                  .onSuccess(
                      body ->
                          request
                              .response()
                              .setStatusCode(201)
                              .putHeader("content-type", "application/json")
                              .end(
                                  new JsonObject()
                                      .put("path", request.method() + " " + request.uri())
                                      .put("bytes", body.length())
                                      .put("cookie", request.getHeader("cookie"))
                                      .put("who", request.getHeader("x-bulletin-principal"))
                                      .toBuffer())));
      HttpResponse<Buffer> answer =
          guest
              .request(HttpMethod.POST, "/studio/images", "accept", "application/json")
              .putHeader("x-csrf-token", guest.token())
              .putHeader("content-type", "image/png")
              .sendBuffer(Buffer.buffer(new byte[300_000]))
              .await(60, SECONDS);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.bodyAsJsonObject().getString("path")).isEqualTo("POST /images");
      assertThat(answer.bodyAsJsonObject().getInteger("bytes")).isEqualTo(300_000);
      assertThat(answer.bodyAsJsonObject().getString("who")).contains("person:publisher");
      assertThat(answer.bodyAsJsonObject().getString("cookie")).isNull();
    }
  }
}
