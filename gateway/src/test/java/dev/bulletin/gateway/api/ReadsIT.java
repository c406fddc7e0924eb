package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many reads by one request, through the routes of the API. */
class ReadsIT {
  @RegisterExtension private static final RunningApi api = new RunningApi();

  private static HttpResponse<Buffer> ask(List<String> paths, String... headers) throws Exception {
    JsonArray requests = new JsonArray();
    paths.forEach(path -> requests.add(new JsonObject().put("path", "/api/v1" + path)));
    List<String> all = new ArrayList<>(List.of(headers));
    Collections.addAll(all, "content-type", "application/json");
    String body = new JsonObject().put("requests", requests).encode();
    return api.send("POST", "/api/v1/batch", body, all.toArray(String[]::new));
  }

  private static List<JsonObject> answers(HttpResponse<Buffer> answer) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    return answer.bodyAsJsonObject().getJsonArray("answers").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static List<Integer> statuses(HttpResponse<Buffer> answer) {
    return answers(answer).stream().map(item -> item.getInteger("status")).toList();
  }

  @Test
  void areAnsweredEachForItselfAndInOrder() throws Exception {
    var gone = new ServiceException(ErrorCode.GONE, "withdrawn");
    api.service().refuse(ReportContract.COUNT_TAGS, gone);
    List<String> paths =
        List.of("/tags", "/reports/outlook", "/reports?limit=0", "/nowhere", "/dashboards");
    HttpResponse<Buffer> answer = ask(paths);
    assertThat(statuses(answer)).containsExactly(410, 200, 400, 404, 200);
    JsonObject report = answers(answer).get(1);
    assertThat(report.getJsonObject("headers").getMap())
        .containsEntry("etag", api.get("/api/v1/reports/outlook").getHeader("etag"))
        .containsEntry("content-type", "application/json");
    assertThat(report.getJsonObject("body"))
        .isEqualTo(api.get("/api/v1/reports/outlook").bodyAsJsonObject());
    assertThat(answers(answer).get(2).getJsonObject("body").getString("detail"))
        .isEqualTo("limit: expected a whole number from 1 to 100, got 0");
  }

  @Test
  void leadOnAsAlone() throws Exception {
    JsonObject page = answers(ask(List.of("/reports?language=vi&limit=1"))).get(0);
    assertThat(page.getJsonObject("headers").getString("link"))
        .isEqualTo(api.get("/api/v1/reports?language=vi&limit=1").getHeader("link"));
  }

  @Test
  void areToldOfTheRequestTheyCameWith() throws Exception {
    HttpResponse<Buffer> answer = ask(List.of("/nowhere"), "x-request-id", "batch-7");
    assertThat(answers(answer).get(0).getJsonObject("body").getString("requestId"))
        .isEqualTo("batch-7");
  }

  @Test
  void mayWhatTheCallerMay() throws Exception {
    List<String> closed = List.of("/manuscripts", "/tags");
    assertThat(statuses(ask(closed))).containsExactly(401, 200);
    assertThat(statuses(ask(closed, "authorization", RunningApi.STRANGER)))
        .containsExactly(403, 200);
    assertThat(statuses(ask(closed, "authorization", RunningApi.WRITER))).containsExactly(200, 200);
    ask(List.of("/reports/outlook"), "authorization", RunningApi.WRITER);
    assertThat(api.service().last(FindReport.class).drafts()).isTrue();
    ask(List.of("/reports/outlook"));
    assertThat(api.service().last(FindReport.class).drafts()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reports/export",
        "/openapi.yaml",
        "/dashboards/crypto/definition",
        "/../../studio",
        "/./tags",
        "/%2e%2e/%2E./images/a.png",
      })
  void areOfTheApiAlone(String path) throws Exception {
    int before = api.internal().requests();
    JsonObject answer = answers(ask(List.of(path))).get(0);
    assertThat(answer.getInteger("status")).isEqualTo(400);
    assertThat(answer.getJsonObject("body").getString("detail")).startsWith("path: not among");
    assertThat(api.internal().requests()).isEqualTo(before);
  }

  @Test
  void holdNoFurtherOnes() throws Exception {
    assertThat(statuses(ask(List.of("/batch")))).containsExactly(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/", "/api/v1", "/api/v1/%zz", "/api/v1/a b", "/api/v2/tags", ""})
  void needAnAddressOfTheApi(String path) throws Exception {
    String body = "{\"requests\":[{\"path\":\"%s\"}]}".formatted(path);
    HttpResponse<Buffer> answer =
        api.send("POST", "/api/v1/batch", body, "content-type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail"))
        .isEqualTo("requests[0].path: expected an address under /api/v1/, percent-encoded");
  }

  @Test
  void areNoMoreThanFifty() throws Exception {
    assertThat(statuses(ask(Collections.nCopies(50, "/tags")))).hasSize(50).containsOnly(200);
    HttpResponse<Buffer> tooMany = ask(Collections.nCopies(51, "/tags"));
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(tooMany.bodyAsJsonObject().getString("detail"))
        .isEqualTo("requests: expected a list of 1 to 50");
  }
}
