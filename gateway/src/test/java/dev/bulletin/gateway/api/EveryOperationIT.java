package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation that the document describes. */
class EveryOperationIT {
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

  private static RunningApi api;

  @BeforeAll
  static void start() throws Exception {
    api = RunningApi.start();
    SampleAnswers.giveTo(api.service());
    api.internal().answer(EveryOperationIT::answer);
  }

  @AfterAll
  static void stop() throws Exception {
    api.close();
  }

  private static void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response().putHeader("etag", "\"7\"");
    String path = request.path();
    if (path.equals("/images")) {
      String image =
          "{\"id\":\"3f9a\",\"path\":\"/images/3f9a.png\",\"type\":\"image/png\",\"width\":1,"
              + "\"height\":1,\"bytes\":9}";
      response.setStatusCode(201).putHeader("location", "/images/3f9a.png");
      response.putHeader("content-type", "application/json").end(image);
      return;
    }
    if (path.equals("/samples")) {
      String pushed =
          "{\"accepted\":1,\"rejected\":1,\"problems\":[{\"line\":2,\"reason\":\"odd\"}]}";
      response.putHeader("content-type", "application/json").end(pushed);
      return;
    }
    response.putHeader("content-type", type(path)).end("content");
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "ndjson" -> "application/x-ndjson";
      case "pdf" -> "application/pdf";
      case "svg" -> "image/svg+xml";
      default -> "image/png";
    };
  }

  private static HttpResponse<Buffer> send(SampleRequest sample, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!sample.type().isEmpty()) {
      all.addAll(List.of("content-type", sample.type()));
    }
    return api.send(sample.method(), sample.path(), sample.body(), all.toArray(String[]::new));
  }

  private static String problem(SampleRequest sample, HttpResponse<Buffer> answer, ErrorCode code) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(code.status());
    assertThat(DOCUMENT.problems(sample.operation(), answer)).isEmpty();
    return answer.bodyAsJsonObject().getString("detail");
  }

  static List<SampleRequest> samples() {
    return SampleRequest.ALL;
  }

  static Stream<SampleRequest> closed() {
    return samples().stream().filter(sample -> DOCUMENT.needsToken(sample.operation()));
  }

  static Stream<SampleRequest> open() {
    return samples().stream().filter(sample -> !DOCUMENT.needsToken(sample.operation()));
  }

  static Stream<SampleRequest> guarded() {
    return samples().stream().filter(sample -> DOCUMENT.needsRevision(sample.operation()));
  }

  @Test
  void hasASample() {
    assertThat(samples().stream().map(SampleRequest::operation))
        .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations());
  }

  @Test
  void isOpenOnlyWhereReadersNeedIt() {
    assertThat(open().map(SampleRequest::operation))
        .containsExactlyInAnyOrder(
            "GET /api/v1/reports",
            "GET /api/v1/reports/search",
            "POST /api/v1/reports/batch",
            "GET /api/v1/reports/export",
            "GET /api/v1/reports/{slug}",
            "GET /api/v1/reports/{slug}/surroundings",
            "GET /api/v1/tags",
            "GET /api/v1/dashboards",
            "GET /api/v1/dashboards/schema.json",
            "GET /api/v1/dashboards/{name}",
            "GET /api/v1/dashboards/{name}/definition",
            "GET /api/v1/series",
            "GET /api/v1/series/{name}",
            "GET /api/v1/series/{name}/candles",
            "GET /api/v1/openapi.yaml",
            "GET /images/{id}.{ext}",
            "GET /{language}/reports/{slug}.pdf",
            "GET /{language}/reports/{slug}.png",
            "GET /{language}/reports/{slug}/charts/{n}.svg");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void answersAsDescribed(SampleRequest sample) throws Exception {
    HttpResponse<Buffer> answer =
        send(sample, "authorization", RunningApi.WRITER, "if-match", "\"3\"");
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isBetween(200, 202);
    assertThat(DOCUMENT.problems(sample.operation(), answer)).isEmpty();
    assertThat(answer.getHeader("x-content-type-options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @MethodSource("open")
  void needsNoTokenWhereTheDocumentSaysSo(SampleRequest sample) throws Exception {
    assertThat(send(sample).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("closed")
  void needsATokenWithTheScope(SampleRequest sample) throws Exception {
    problem(sample, send(sample, "if-match", "\"3\""), ErrorCode.UNAUTHENTICATED);
    HttpResponse<Buffer> stranger =
        send(sample, "authorization", RunningApi.STRANGER, "if-match", "\"3\"");
    problem(sample, stranger, ErrorCode.FORBIDDEN);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void needsTheRevisionThatWasRead(SampleRequest sample) throws Exception {
    HttpResponse<Buffer> without = send(sample, "authorization", RunningApi.WRITER);
    assertThat(problem(sample, without, ErrorCode.PRECONDITION_REQUIRED)).contains("If-Match");
    HttpResponse<Buffer> odd =
        send(sample, "authorization", RunningApi.WRITER, "if-match", "W/\"3\"");
    assertThat(problem(sample, odd, ErrorCode.INVALID_REQUEST)).contains("If-Match");
    HttpResponse<Buffer> good =
        send(sample, "authorization", RunningApi.WRITER, "if-match", "\"3\"");
    assertThat(good.getHeader("etag")).isEqualTo("\"4\"");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesParametersThatThereAreNot(SampleRequest sample) throws Exception {
    if (!sample.path().startsWith("/api/") || sample.operation().endsWith("openapi.yaml")) {
      return; // Links to pages and files may carry what others have added to them.
    }
    SampleRequest odd =
        new SampleRequest(
            sample.operation(),
            sample.path() + (sample.path().contains("?") ? "&" : "?") + "odd=1",
            sample.type(),
            sample.body());
    HttpResponse<Buffer> answer =
        send(odd, "authorization", RunningApi.WRITER, "if-match", "\"3\"");
    assertThat(problem(odd, answer, ErrorCode.INVALID_REQUEST)).contains("odd");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesAFieldThatThereIsNot(SampleRequest sample) throws Exception {
    if (!sample.type().equals("application/json")) {
      return;
    }
    JsonObject body = new JsonObject(sample.body()).put("odd", 1);
    SampleRequest odd =
        new SampleRequest(sample.operation(), sample.path(), sample.type(), body.encode());
    HttpResponse<Buffer> answer =
        send(odd, "authorization", RunningApi.WRITER, "if-match", "\"3\"");
    assertThat(problem(odd, answer, ErrorCode.INVALID_REQUEST)).startsWith("odd: no such field");
  }

  @Test
  void describesProblemsOfTheServicesToo() throws Exception {
    var gone = new ServiceException(ErrorCode.GONE, "withdrawn");
    api.service().refuse(ReportContract.FIND, gone);
    HttpResponse<Buffer> answer = api.get("/api/v1/reports/outlook");
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(DOCUMENT.problems("GET /api/v1/reports/{slug}", answer)).isEmpty();
    SampleAnswers.giveTo(api.service());
  }
}
