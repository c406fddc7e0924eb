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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation that the document describes. */
class EveryOperationIT {
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

  /** Tests of their own bring these about. */
  private static final Set<Integer> NEEDS_MORE = Set.of(301, 304, 422);

  /**
   * What only a gateway without a secret answers, or one whose tables are away or empty, or one
   * that has too much to do.
   */
  private static final Set<String> UNHEARD_OF =
      Set.of(
          "POST /api/v1/realtime/token 404",
          "POST /api/v1/realtime/token 503",
          "POST /api/v1/realtime/rooms/{room}/token 404",
          "POST /api/v1/realtime/rooms/{room}/token 503",
          "GET /api/v1/realtime 503",
          "POST /api/v1/batch 503",
          "POST /api/v1/reports/batch 503",
          "GET /api/v1/openapi.yaml 503",
          "GET /api/v1/dashboards/schema.json 503",
          "PUT /api/v1/hooks/{name} 201",
          "PUT /api/v1/alerts/{name} 201",
          "PUT /api/v1/dashboards/{name}/definition 201");

  /** What a service says; of what the gateway keeps by itself, tests of their own know. */
  private static final Set<Integer> REFUSALS = Set.of(404, 409, 410, 412, 429, 503);

  private static final List<String> KEPT_BY_THE_GATEWAY =
      List.of("/api/v1/hooks", "/api/v1/alerts", "/api/v1/tokens");

  /**
   * What services say of what they are passed; the gateway's own limits have tests of their own.
   */
  private static final int TOO_MANY = 429;

  private static final String TOO_LONG = "x".repeat(20_000);
  private static final String TOO_MUCH = " ".repeat(2 * 1_024 * 1_024 + 1);

  @RegisterExtension private static final RunningApi api = new RunningApi();

  @BeforeEach
  void giveFiles() {
    api.internal().answer(EveryOperationIT::answer);
  }

  private static void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
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
    String type = type(path);
    if (!type.endsWith("ndjson")) {
      response.putHeader("etag", "\"7\"");
    }
    response.putHeader("content-type", type).end("content");
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
            "POST /api/v1/batch",
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

  /** A status of an operation. */
  record Described(SampleRequest sample, int status) {
    @Override
    public String toString() {
      return sample + " " + status;
    }
  }

  /** What one request alone can bring about, among what is described under /api. */
  static Stream<Described> statuses() {
    return samples().stream()
        .filter(sample -> sample.path().startsWith("/api/"))
        .flatMap(
            sample ->
                DOCUMENT.statuses(sample.operation()).stream()
                    .filter(status -> !NEEDS_MORE.contains(status))
                    .map(status -> new Described(sample, status)))
        .filter(described -> !UNHEARD_OF.contains(described.toString()))
        .filter(described -> described.status() != TOO_MANY || isPassed(described.sample()))
        .filter(described -> !REFUSALS.contains(described.status()) || isOfAService(described));
  }

  private static boolean isOfAService(Described described) {
    return KEPT_BY_THE_GATEWAY.stream().noneMatch(described.sample().path()::startsWith);
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void answersWithEveryStatusThatIsDescribed(Described described) throws Exception {
    SampleRequest sample = described.sample();
    int status = described.status();
    HttpResponse<Buffer> answer =
        switch (status) {
          case 400 -> send(with(sample, "odd=1"), writer("if-match", "\"3\""));
          case 401 -> send(forbidden(sample), "authorization", "Bearer " + "x".repeat(40));
          case 403 -> send(forbidden(sample), "authorization", RunningApi.STRANGER);
          case 413, 415 ->
              isPassed(sample)
                  ? refused(sample, ErrorCode.ofStatus(status))
                  : send(odd(sample, status), writer("if-match", "\"3\""));
          case 414 -> send(with(sample, "odd=" + TOO_LONG), writer("if-match", "\"3\""));
          case 428 -> send(sample, writer());
          case 431 -> send(sample, "x-long", TOO_LONG);
          case 404, 409, 410, 412, 429, 503 -> refused(sample, ErrorCode.ofStatus(status));
          default -> send(sample, writer("if-match", "\"3\""));
        };
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(DOCUMENT.problems(sample.operation(), answer)).isEmpty();
  }

  private static String[] writer(String... more) {
    List<String> headers = new ArrayList<>(List.of("authorization", RunningApi.WRITER));
    headers.addAll(List.of(more));
    return headers.toArray(String[]::new);
  }

  /** Everything behind the gateway refuses in that way. */
  private static HttpResponse<Buffer> refused(SampleRequest sample, ErrorCode code)
      throws Exception {
    api.service().refuseAll(new ServiceException(code, "as the test wants it"));
    api.internal()
        .answer(
            request -> request.response().setStatusCode(code.status()).end("{\"detail\":\"odd\"}"));
    try {
      return send(sample, writer("if-match", "\"3\""));
    } finally {
      api.service().refuseAll(null);
      api.internal().answer(EveryOperationIT::answer);
    }
  }

  private static SampleRequest with(SampleRequest sample, String query) {
    String path = sample.path() + (sample.path().contains("?") ? "&" : "?") + query;
    return new SampleRequest(sample.operation(), path, sample.type(), sample.body());
  }

  /** What everybody may read has a part that not everybody may. */
  private static SampleRequest forbidden(SampleRequest sample) {
    return sample.operation().endsWith("/export") ? with(sample, "all=true") : sample;
  }

  /** Its body is looked at by the service that it is passed to. */
  private static boolean isPassed(SampleRequest sample) {
    return Set.of("POST /api/v1/images", "POST /api/v1/series", "POST /api/v1/reports/import")
        .contains(sample.operation());
  }

  private static SampleRequest odd(SampleRequest sample, int status) {
    return status == ErrorCode.TOO_LARGE.status()
        ? new SampleRequest(sample.operation(), sample.path(), sample.type(), TOO_MUCH)
        : new SampleRequest(sample.operation(), sample.path(), "text/odd", sample.body());
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
