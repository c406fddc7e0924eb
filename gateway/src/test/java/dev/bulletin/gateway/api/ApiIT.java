package dev.bulletin.gateway.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Servers.class)
class ApiIT {
  private static final String REPORTS = "/api/v1/reports";
  private static final String TEXTS =
      "{'vi':{'title':'T','summary':'S','body':'B'},'en':{'title':'T','summary':'S','body':'B'}}";

  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    gateway.reports().put("outlook", Language.EN, "The week ahead");
    gateway.reports().put("rates", Language.EN, "Rates");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static JsonObject good(HttpResponse<Buffer> answer, String schema) {
    assertThat(answer.getHeader("content-type")).isEqualTo("application/json");
    JsonObject body = answer.bodyAsJsonObject();
    assertThat(DOCUMENT.problems(schema, body)).isEmpty();
    return body;
  }

  private static String problem(HttpResponse<Buffer> answer, int status) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(answer.getHeader("content-type")).isEqualTo("application/problem+json");
    JsonObject body = answer.bodyAsJsonObject();
    assertThat(DOCUMENT.problems("Problem", body)).isEmpty();
    assertThat(body.getInteger("status")).isEqualTo(status);
    return body.getString("detail");
  }

  @Test
  void listsReportsPageByPage() throws Exception {
    HttpResponse<Buffer> first = gateway.get(REPORTS + "?language=en&limit=1");
    JsonObject page = good(first, "ReportPage");
    assertThat(page.getJsonArray("reports").getJsonObject(0).getString("slug"))
        .isEqualTo("outlook");
    assertThat(page.getJsonObject("provenance").getBoolean("stale")).isFalse();
    assertThat(first.getHeader("link"))
        .isEqualTo("</api/v1/reports?language=en&limit=1&after=outlook>; rel=\"next\"");
    HttpResponse<Buffer> second = gateway.get(first.getHeader("link").replaceAll("<(.*)>.*", "$1"));
    assertThat(second.bodyAsString()).contains("\"rates\"").doesNotContain("\"outlook\"");
  }

  @Test
  void findsAReport() throws Exception {
    HttpResponse<Buffer> answer = gateway.get(REPORTS + "/outlook?language=en");
    JsonObject found = good(answer, "ReportAnswer");
    assertThat(found.getJsonObject("report").getString("title")).isEqualTo("The week ahead");
    assertThat(answer.getHeader("etag")).isEqualTo("\"1\"");
    assertThat(answer.getHeader("cache-control")).isEqualTo("no-store");
    assertThat(gateway.send(HttpMethod.HEAD, REPORTS + "/outlook").statusCode()).isEqualTo(200);
  }

  @Test
  void takesAReportFromDraftToRevision() throws Exception {
    HttpResponse<Buffer> created =
        gateway.write(
            HttpMethod.POST, REPORTS, json("{'slug':'life','tags':['x'],'texts':" + TEXTS + "}"));
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(good(created, "ReportWritten").getString("status")).isEqualTo("draft");
    assertThat(created.getHeader("location")).isEqualTo(REPORTS + "/life");
    assertThat(created.getHeader("etag")).isEqualTo("\"1\"");
    assertThat(gateway.reports().lastCreated().author()).isEqualTo("bootstrap");
    assertThat(gateway.reports().lastCreated().principal().name()).isEqualTo("token:bootstrap");

    problem(gateway.get(REPORTS + "/life"), 404);
    HttpResponse<Buffer> draft =
        gateway.get(REPORTS + "/life", "authorization", "Bearer " + RunningGateway.TOKEN);
    assertThat(good(draft, "ReportAnswer").getJsonObject("report").getString("status"))
        .isEqualTo("draft");

    HttpResponse<Buffer> published =
        gateway.write(HttpMethod.POST, REPORTS + "/life/publish", "", "if-match", "\"1\"");
    assertThat(published.statusCode()).isEqualTo(200);
    assertThat(good(published, "ReportWritten").getString("status")).isEqualTo("published");
    assertThat(gateway.get(REPORTS + "/life").statusCode()).isEqualTo(200);

    HttpResponse<Buffer> revised =
        gateway.write(
            HttpMethod.PUT,
            REPORTS + "/life",
            json("{'author':'Ann','tags':[],'texts':" + TEXTS + "}"),
            "if-match",
            published.getHeader("etag"));
    assertThat(revised.statusCode()).isEqualTo(200);
    assertThat(good(revised, "ReportWritten").getInteger("revision")).isEqualTo(3);
    assertThat(revised.getHeader("etag")).isEqualTo("\"3\"");
  }

  @Test
  void writesOnlyOverTheRevisionThatWasRead() throws Exception {
    String body = json("{'tags':[],'texts':" + TEXTS + "}");
    String path = REPORTS + "/rates";
    assertThat(problem(gateway.write(HttpMethod.PUT, path, body), 428)).contains("If-Match");
    assertThat(problem(gateway.write(HttpMethod.POST, path + "/publish", ""), 428))
        .contains("If-Match");
    problem(gateway.write(HttpMethod.PUT, path, body, "if-match", "\"7\""), 412);
    problem(gateway.write(HttpMethod.POST, path + "/publish", "", "if-match", "\"7\""), 412);
    for (String tag : new String[] {"*", "W/\"1\"", "1", "\"1\", \"2\"", "\"99999999999\""}) {
      assertThat(problem(gateway.write(HttpMethod.PUT, path, body, "if-match", tag), 400))
          .contains("If-Match");
    }
    assertThat(gateway.get(path).getHeader("etag")).isEqualTo("\"1\"");
  }

  @Test
  void refusesASlugThatIsTaken() throws Exception {
    String body = json("{'slug':'outlook','texts':" + TEXTS + "}");
    problem(gateway.write(HttpMethod.POST, REPORTS, body), 409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                            | slug, texts: required",
        "{'slug':'a','texts':{}}                                       | texts: required",
        "{'slug':'a','texts':{'vi':null}}            | texts.vi: required",
        "{'slug':'a','texts':{'en':{'title':'T','summary':'S'}}}       | texts.en.body: required",
        "{'slug':'a','tags':['x',null],'texts':{'en':{'title':'T','summary':'S','body':'B'}}}| tags[1]",
        "{'slug':'a','texts':{'fr':{}}}                                | texts.fr: no such field; known are en, vi",
        "{'slug':'a','texst':{}}                                       | texst",
        "{'slug':7,'texts':{}}                                         | slug",
        "{'slug':'a','tags':'x'}                                       | tags",
        "{'slug':'a','texts':{'en':{'title':['T']}}}                   | texts.en.title",
        "{'slug':'a','texts':{'en':{'title':1,'summary':'','body':''}}} | texts.en.title",
        "{'slug':'a','author':'\\u0000','texts':{'en':{'title':'T','summary':'S','body':'B'}}} | author",
        "[]                                                            | body",
        "null                                                          | null",
        "{'slug':                                                      | line 1",
        "{'slug':'a'} {}                                               | body",
      })
  void namesWhatIsWrongInABody(String body, String named) throws Exception {
    assertThat(problem(gateway.write(HttpMethod.POST, REPORTS, json(body)), 400)).contains(named);
  }

  @Test
  void refusesABodyThatIsNotThere() throws Exception {
    assertThat(problem(gateway.write(HttpMethod.POST, REPORTS, ""), 400)).contains("body");
  }

  @Test
  void needsTagsToReviseAReport() throws Exception {
    String body = json("{'texts':" + TEXTS + "}");
    assertThat(
            problem(
                gateway.write(HttpMethod.PUT, REPORTS + "/rates", body, "if-match", "\"1\""), 400))
        .isEqualTo("tags: required");
  }

  @Test
  void neverFailsOnRandomBodies() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      if (i % 2 == 0) { // As a text in UTF-32 would begin, in an order of bytes that nobody uses.
        bytes = new byte[] {0, 0, (byte) 0xff, (byte) 0xfe, bytes[0]};
      }
      int status =
          gateway
              .request(HttpMethod.POST, REPORTS)
              .bearerTokenAuthentication(RunningGateway.TOKEN)
              .putHeader("content-type", "application/json")
              .sendBuffer(Buffer.buffer(bytes))
              .await(60, SECONDS)
              .statusCode();
      assertThat(status).as(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo(400);
    }
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    String body = "\"" + "x".repeat(2 * 1024 * 1024) + "\"";
    problem(gateway.write(HttpMethod.POST, REPORTS, body), 413);
  }

  @Test
  void refusesABodyThatIsNotJson() throws Exception {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      HttpResponse<Buffer> answer =
          gateway
              .request(HttpMethod.POST, REPORTS)
              .bearerTokenAuthentication(RunningGateway.TOKEN)
              .putHeader("content-type", type)
              .sendBuffer(Buffer.buffer("{}"))
              .await(60, SECONDS);
      assertThat(problem(answer, 415)).contains(type);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?language=fr        | language: expected one of vi, en, got fr",
        "?limit=0            | limit: expected a whole number from 1 to 100, got 0",
        "?limit=101          | limit: expected a whole number from 1 to 100, got 101",
        "?limit=ten          | limit: expected a whole number from 1 to 100, got ten",
        "?after=             | after: expected 1 to 200 characters",
        "?after=bad          | after: not a place in the list",
        "?limt=5             | limt: no such parameter; known are language, tag, from, to, limit, after",
        "?limit=5&limit=6    | limit: given more than once",
        "?limit=%zz          | the query is not well-formed",
        "/outlook?lang=en    | lang: no such parameter; known are language",
      })
  void namesWhatIsWrongInAQuery(String query, String detail) throws Exception {
    assertThat(problem(gateway.get(REPORTS + query), 400)).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/reports/no-such",
    "/api/v1/reports/UPPER",
    "/api/v1/reports/a%2Fb",
    "/api/v1/reports/%00",
    "/api/v1/reports/outlook?language=vi",
    "/api/v1/dashboards/gold",
    "/api/v1/dashboards/%E0%A4%A",
    "/api/v1/nothing",
    "/api/v2/reports"
  })
  void answersNotFoundOrRefuses(String path) throws Exception {
    HttpResponse<Buffer> answer = gateway.get(path);
    problem(answer, path.endsWith("%A") ? 400 : 404);
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<Buffer> answer = gateway.send(HttpMethod.DELETE, REPORTS);
    problem(answer, 405);
    assertThat(answer.getHeader("allow")).isEqualTo("GET, HEAD, POST");
    assertThat(gateway.send(HttpMethod.POST, "/api/v1/dashboards/crypto").statusCode())
        .isEqualTo(405);
    assertThat(gateway.send(HttpMethod.GET, REPORTS + "/outlook/publish").getHeader("allow"))
        .isEqualTo("POST");
  }

  @Test
  void summarizesADashboardWithTheTimeOfEachFigure() throws Exception {
    JsonObject summary = good(gateway.get("/api/v1/dashboards/crypto"), "DashboardSummary");
    JsonObject figure = summary.getJsonArray("tiles").getJsonObject(0).getJsonObject("figure");
    assertThat(figure.getValue("value").toString()).isEqualTo("96062.47");
    assertThat(figure.getString("at")).isNotBlank();
  }

  @Test
  void describesItself() throws Exception {
    HttpResponse<Buffer> answer = gateway.get("/api/v1/openapi.yaml");
    assertThat(answer.getHeader("content-type")).isEqualTo("application/yaml");
    assertThat(answer.bodyAsString()).startsWith("openapi: 3.1");
  }
}
