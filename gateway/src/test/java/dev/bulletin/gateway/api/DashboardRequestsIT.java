package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.CheckDefinition;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSchema;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests about dashboards and their definitions. */
class DashboardRequestsIT {
  private static final Principal TESTER = new Principal("token:tester", RunningApi.WRITER_SCOPES);
  private static final String DASHBOARDS = "/api/v1/dashboards";
  private static final String DEFINITION = DASHBOARDS + "/crypto/definition";
  private static final String[] NEW = {"if-none-match", "*"};

  @RegisterExtension private static final RunningApi api = new RunningApi();
  private static final FakeService service = api.service();

  private static HttpResponse<Buffer> put(String yaml, String... headers) throws Exception {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "authorization";
    all[1] = RunningApi.WRITER;
    all[2] = "content-type";
    all[3] = "application/yaml; charset=utf-8";
    return api.send("PUT", DEFINITION, yaml, all);
  }

  private static String problem(HttpResponse<Buffer> answer, int status) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    return answer.bodyAsJsonObject().getString("detail");
  }

  @Test
  void givesADefinitionAsItWasWrittenWithItsRevision() throws Exception {
    HttpResponse<Buffer> answer = api.get(DEFINITION);
    assertThat(answer.getHeader("content-type")).isEqualTo("application/yaml");
    assertThat(answer.getHeader("etag")).isEqualTo("\"3\"");
    assertThat(answer.bodyAsString()).isEqualTo("title: Tiền số\n");
    assertThat(service.last(FindDefinition.class)).isEqualTo(new FindDefinition("crypto"));
  }

  @Test
  void keepsADefinitionInPlaceOfTheOneThatWasRead() throws Exception {
    HttpResponse<Buffer> answer = put("title: Tiền\n", "if-match", "\"3\"");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("etag")).isEqualTo("\"4\"");
    assertThat(answer.getHeader("location")).isNull();
    assertThat(service.last(SaveDefinition.class))
        .isEqualTo(new SaveDefinition(TESTER, "crypto", "title: Tiền\n", 3));
  }

  @Test
  void keepsANewDefinitionWhereThereIsNone() throws Exception {
    service.refuse(
        DashboardContract.FIND_DEFINITION, ServiceException.notFound("dashboard", "crypto"));
    HttpResponse<Buffer> answer = put("title: A\n", NEW);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.getHeader("location")).isEqualTo(DASHBOARDS + "/crypto");
    assertThat(answer.getHeader("etag")).isEqualTo("\"4\"");
    assertThat(service.last(SaveDefinition.class).revision()).isZero();
  }

  @Test
  void leavesADashboardAloneThatWasThoughtNotToBeThere() throws Exception {
    long before = service.count(SaveDefinition.class);
    assertThat(problem(put("title: A\n", NEW), 412)).isEqualTo("there is a dashboard of that name");
    assertThat(service.count(SaveDefinition.class)).isEqualTo(before);
  }

  @Test
  void changesOneThatIsAsItCameByItsRevisionZeroButMakesNoNewOneSo() throws Exception {
    assertThat(put("title: A\n", "if-match", "\"0\"").statusCode()).isEqualTo(200);
    assertThat(service.last(SaveDefinition.class).revision()).isZero();
    service.refuse(
        DashboardContract.FIND_DEFINITION, ServiceException.notFound("dashboard", "crypto"));
    long before = service.count(SaveDefinition.class);
    assertThat(problem(put("title: A\n", "if-match", "\"0\""), 412))
        .isEqualTo("there is no such dashboard");
    assertThat(service.count(SaveDefinition.class)).isEqualTo(before);
  }

  @Test
  void savesNothingWhileItIsNotKnownWhetherThereIsOne() throws Exception {
    service.refuse(DashboardContract.FIND_DEFINITION, ServiceException.unavailable("away"));
    assertThat(problem(put("title: A\n", NEW), 503)).isEqualTo("away");
  }

  @Test
  void wantsToKnowWhatADefinitionTakesThePlaceOf() throws Exception {
    assertThat(problem(put("title: A\n"), 428)).startsWith("If-Match: required");
    assertThat(problem(put("title: A\n", "if-match", "W/\"3\""), 400)).startsWith("If-Match");
    assertThat(problem(put("title: A\n", "if-none-match", "\"3\""), 400))
        .startsWith("If-None-Match");
    assertThat(problem(put("title: A\n", "if-none-match", "*", "if-match", "\"3\""), 400))
        .startsWith("If-None-Match");
    assertThat(problem(api.write("DELETE", DEFINITION, ""), 428)).startsWith("If-Match");
  }

  @Test
  void tellsWhatIsWrongWithADefinition() throws Exception {
    service.refuse(
        DashboardContract.SAVE_DEFINITION,
        new ServiceException(ErrorCode.INVALID_REQUEST, "line 2: tiles: expected a list"));
    assertThat(problem(put("title: A\ntiles: b\n", "if-match", "\"3\""), 400))
        .isEqualTo("line 2: tiles: expected a list");
    var stale = new ServiceException(ErrorCode.PRECONDITION_FAILED, "at revision 9");
    service.refuse(DashboardContract.SAVE_DEFINITION, stale);
    assertThat(problem(put("title: A\n", "if-match", "\"3\""), 412)).isEqualTo("at revision 9");
  }

  @Test
  void takesUpTo256KibibytesOfYamlInUtf8() throws Exception {
    String fits = "#".repeat(262_144);
    assertThat(put(fits, "if-match", "\"3\"").statusCode()).isEqualTo(200);
    assertThat(service.last(SaveDefinition.class).yaml()).isEqualTo(fits);
    problem(put(fits + "#", "if-match", "\"3\""), 413);
    assertThat(problem(put("", "if-match", "\"3\""), 400)).startsWith("body: required");
    assertThat(problem(api.write("PUT", DEFINITION, "title: A\n", "if-match", "\"3\""), 415))
        .contains("application/yaml");
  }

  @Test
  void refusesATextThatCouldNotBeGivenBackAsItWas() throws Exception {
    HttpResponse<Buffer> answer =
        api.send(
            "PUT",
            DEFINITION,
            Buffer.buffer(new byte[] {'a', (byte) 0xff}),
            "authorization",
            RunningApi.WRITER,
            "content-type",
            "application/yaml",
            "if-match",
            "\"3\"");
    assertThat(problem(answer, 400)).isEqualTo("body: expected UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,    /api/v1/dashboards/crypto/definition",
    "DELETE, /api/v1/dashboards/crypto/definition",
    "POST,   /api/v1/dashboards/check",
  })
  void letsNobodyChangeDashboardsWhoMayOnlyWriteReports(String method, String path)
      throws Exception {
    HttpResponse<Buffer> answer =
        api.send(method, path, "", "authorization", RunningApi.REPORTER, "if-match", "\"3\"");
    assertThat(problem(answer, 403)).isEqualTo("the scope dashboards:write is needed");
  }

  @Test
  void endsADashboard() throws Exception {
    HttpResponse<Buffer> answer = api.write("DELETE", DEFINITION, "", "if-match", "\"3\"");
    assertThat(answer.bodyAsString()).isEqualTo("{\"name\":\"crypto\",\"revision\":0}");
    assertThat(service.last(DeleteDefinition.class))
        .isEqualTo(new DeleteDefinition(TESTER, "crypto", 3));
  }

  @Test
  void checksADefinitionWithoutKeepingIt() throws Exception {
    String body = "{\"name\":\"prices\",\"yaml\":\"title: A\"}";
    HttpResponse<Buffer> answer = api.write("POST", DASHBOARDS + "/check", body);
    assertThat(
            answer.bodyAsJsonObject().getJsonArray("problems").getJsonObject(0).getInteger("line"))
        .isEqualTo(2);
    assertThat(service.last(CheckDefinition.class))
        .isEqualTo(new CheckDefinition("prices", "title: A"));
    assertThat(problem(api.write("POST", DASHBOARDS + "/check", "{}"), 400))
        .isEqualTo("name, yaml: required");
  }

  @Test
  void givesTheSchemaOnceToWhoKeepsIt() throws Exception {
    HttpResponse<Buffer> answer = api.get(DASHBOARDS + "/schema.json");
    assertThat(answer.getHeader("content-type")).isEqualTo("application/schema+json");
    assertThat(answer.bodyAsString()).isEqualTo(DashboardSchema.TEXT);
    String tag = answer.getHeader("etag");
    HttpResponse<Buffer> again =
        api.send("GET", DASHBOARDS + "/schema.json", "", "if-none-match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
    assertThat(
            api.send("GET", DASHBOARDS + "/schema.json", "", "if-none-match", "\"old\"")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/dashboards/check,             405, POST",
    "POST,   /api/v1/dashboards/schema.json,       405, 'GET, HEAD'",
    "POST,   /api/v1/dashboards/crypto/definition, 405, 'GET, HEAD, PUT, DELETE'",
  })
  void takesNoNameOfItsOwnForADashboard(String method, String path, int status, String allow)
      throws Exception {
    long before = service.count(SummarizeDashboard.class);
    HttpResponse<Buffer> answer = api.write(method, path, "");
    problem(answer, status);
    assertThat(answer.getHeader("allow")).isEqualTo(allow);
    assertThat(service.count(SummarizeDashboard.class)).isEqualTo(before);
  }
}
