package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests about series, and of samples that are pushed. */
class SeriesRequestsIT {
  private static final String SERIES = "/api/v1/series";
  private static final String ODD = SERIES + "/machine%3Aa%2Fb%3Dc";
  private static final String CSV = "text/csv";
  private static final String[] AS_PUSHER = {"authorization", RunningApi.PUSHER};

  @RegisterExtension private static final RunningApi api = new RunningApi();
  private static final FakeService service = api.service();

  private static String problem(HttpResponse<Buffer> answer, int status) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    return answer.bodyAsJsonObject().getString("detail");
  }

  @Test
  void listsSeriesPageByPageAndKeepsThePrefix() throws Exception {
    HttpResponse<Buffer> answer = api.get(SERIES + "?prefix=machine%3Aa%2F&limit=2");
    assertThat(service.last(ListSeries.class)).isEqualTo(new ListSeries("machine:a/", null, 2));
    String link = answer.getHeader("link");
    assertThat(link)
        .isEqualTo(
            "</api/v1/series?prefix=machine%3Aa%2F&limit=2&after=machine%3Aa%2Fb%3Dc>; rel=\"next\"");
    api.get(link.replaceAll("<(.*)>.*", "$1"));
    assertThat(service.last(ListSeries.class))
        .isEqualTo(new ListSeries("machine:a/", "machine:a/b=c", 2));
    api.get(SERIES);
    assertThat(service.last(ListSeries.class)).isEqualTo(new ListSeries("", null, 100));
  }

  @Test
  void readsASeriesOfAnyName() throws Exception {
    String range = "?from=2026-12-01T07:00:00%2B07:00&to=2026-12-02T00:00:00Z&points=7";
    assertThat(api.get(ODD + range).statusCode()).isEqualTo(200);
    assertThat(service.last(ReadSeries.class))
        .isEqualTo(
            new ReadSeries(
                "machine:a/b=c",
                Instant.parse("2026-12-01T00:00:00Z"),
                Instant.parse("2026-12-02T00:00:00Z"),
                7));
    assertThat(api.get(ODD + "/candles" + range.replace("points", "candles")).statusCode())
        .isEqualTo(200);
    assertThat(service.last(ReadCandles.class).series()).isEqualTo("machine:a/b=c");
    assertThat(service.last(ReadCandles.class).candles()).isEqualTo(7);
  }

  @Test
  void readsTheLastDayUnlessToldOtherwise() throws Exception {
    Instant before = Instant.now();
    api.get(SERIES + "/BTC-USDT.price");
    ReadSeries question = service.last(ReadSeries.class);
    assertThat(question.to()).isAfter(before).isBefore(Instant.now().plusSeconds(2));
    assertThat(question.to().getNano()).isZero();
    assertThat(Duration.between(question.from(), question.to())).isEqualTo(Duration.ofDays(1));
    assertThat(question.points()).isEqualTo(500);
    api.get(SERIES + "/BTC-USDT.candle-1h/candles?to=2026-12-02T00:00:00Z");
    assertThat(service.last(ReadCandles.class))
        .isEqualTo(
            new ReadCandles(
                "BTC-USDT.candle-1h",
                Instant.parse("2026-12-01T00:00:00Z"),
                Instant.parse("2026-12-02T00:00:00Z"),
                200));
  }

  @Test
  void writesATableWhereOneIsWanted() throws Exception {
    HttpResponse<Buffer> points = api.get(ODD + "?format=csv");
    assertThat(points.getHeader("content-type")).isEqualTo(CSV);
    assertThat(points.getHeader("content-disposition"))
        .isEqualTo("attachment; filename=\"machine_a_b_c.csv\"");
    assertThat(points.bodyAsString())
        .isEqualTo("time,value\r\n2026-12-01T08:00:00Z,-0.5\r\n2026-12-01T08:00:00.001Z,1000\r\n");
    HttpResponse<Buffer> candles = api.get(SERIES + "/BTC-USDT.candle-1h/candles?format=csv");
    assertThat(candles.bodyAsString())
        .isEqualTo(
            "time,open,high,low,close,volume\r\n"
                + "2026-12-01T08:00:00Z,2,4,1.5,3,1\r\n2026-12-01T08:00:00Z,2,4,1.5,3,\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv                             |             | text/csv",
        "application/json;q=0.5, text/csv     |             | text/csv",
        "text/csv;q=0.5, application/json     |             | application/json",
        "*/*                                  |             | application/json",
        "text/csv                             | format=json | application/json",
        "application/json                     | format=csv  | text/csv",
      })
  void followsTheQueryAndThenTheHeaderAccept(String accept, String query, String type)
      throws Exception {
    String path = ODD + (query == null ? "" : "?" + query);
    assertThat(api.send("GET", path, "", "accept", accept).getHeader("content-type"))
        .isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?prefix=a%20b                  | 'prefix: expected letters, digits and _.:=/- alone, got a b'",
        "?after=a%3F                     | 'after: expected letters, digits and _.:=/- alone, got a?'",
        "?limit=1001                    | limit: expected a whole number from 1 to 1000, got 1001",
        "/a?points=1                    | points: expected a whole number from 2 to 2000, got 1",
        "/a?points=2001                 | points: expected a whole number from 2 to 2000, got 2001",
        "/a?from=yesterday              | from: expected a time such as 2026-12-31T08:00:00Z, got yesterday",
        "/a?format=xml                  | format: expected one of json, csv, got xml",
        "/a/candles?candles=1001        | candles: expected a whole number from 2 to 1000, got 1001",
        "/a/candles?points=5            | points: no such parameter; known are from, to, candles, format",
      })
  void namesWhatIsWrongInAQuery(String query, String detail) throws Exception {
    assertThat(problem(api.get(SERIES + query), 400)).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%00", "/a%20b", "/-a", "/a%22", "/%2Fa", "/t%C3%AAn"})
  void asksNobodyForWhatNoSeriesIsNamed(String path) throws Exception {
    long before = service.count(ReadSeries.class);
    problem(api.get(SERIES + path), 404);
    problem(api.get(SERIES + path + "/candles"), 404);
    assertThat(service.count(ReadSeries.class)).isEqualTo(before);
  }

  @Test
  void passesOnWhatIsPushedAndSaysWhoPushes() throws Exception {
    var seen = new AtomicReference<Seen>();
    api.internal().answer(request -> see(request, seen));
    HttpResponse<Buffer> answer =
        api.send(
            "POST",
            SERIES + "?precision=ms",
            zipped("machine load=1"),
            "authorization",
            RunningApi.PUSHER,
            "content-type",
            "text/plain; charset=utf-8",
            "content-encoding",
            "gzip");
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    assertThat(answer.bodyAsString()).isEqualTo("{\"accepted\":1,\"rejected\":0,\"problems\":[]}");
    assertThat(seen.get().uri()).isEqualTo("/samples?precision=ms");
    assertThat(seen.get().encoding()).isEqualTo("gzip");
    assertThat(seen.get().type()).isEqualTo("text/plain; charset=utf-8");
    assertThat(seen.get().scope()).isEqualTo("series:write:machine.");
    assertThat(seen.get().body()).isEqualTo(zipped("machine load=1"));
  }

  /** What has reached the internal port. */
  private record Seen(String uri, String encoding, String type, String scope, Buffer body) {}

  private static void see(HttpServerRequest request, AtomicReference<Seen> seen) {
    request
        .body()
        .onSuccess(
            body ->
                seen.set(
                    new Seen(
                        request.uri(),
                        request.getHeader("content-encoding"),
                        request.getHeader("content-type"),
                        String.join(" ", PrincipalHeader.read(request).scopes()),
                        body)))
        .onSuccess(
            body ->
                request
                    .response()
                    .putHeader("content-type", "application/json")
                    .end("{\"accepted\":1,\"rejected\":0,\"problems\":[]}"));
  }

  private static Buffer zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  @Test
  void letsOnlyThoseInWhoMayPush() throws Exception {
    int before = api.internal().requests();
    problem(api.send("POST", SERIES, "a b=1"), 401);
    assertThat(
            problem(api.send("POST", SERIES, "a b=1", "authorization", RunningApi.STRANGER), 403))
        .contains("series:write");
    assertThat(api.internal().requests()).isEqualTo(before);
  }

  @Test
  void knowsFourPrecisions() throws Exception {
    int before = api.internal().requests();
    assertThat(problem(api.send("POST", SERIES + "?precision=h", "a b=1", AS_PUSHER), 400))
        .isEqualTo("precision: expected one of ns, us, ms, s, got h");
    assertThat(api.internal().requests()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"400,", "403,", "413,", "415,", "429, 1", "503, 2"})
  void tellsWhatTheServiceRefuses(int status, String retryAfter) throws Exception {
    api.internal().answer(request -> refuse(request, status));
    HttpResponse<Buffer> answer = api.send("POST", SERIES, "a b=1", AS_PUSHER);
    assertThat(problem(answer, status)).isEqualTo("line 1: odd");
    assertThat(answer.bodyAsJsonObject().getString("instance")).isEqualTo(SERIES);
    assertThat(answer.getHeader("retry-after")).isEqualTo(retryAfter);
    assertThat(OpenApiDocument.read().problems("POST " + SERIES, answer)).isEmpty();
  }

  private static void refuse(HttpServerRequest request, int status) {
    String problem =
        "{\"type\":\"/problems/x\",\"title\":\"X\",\"status\":%d,\"detail\":\"line 1: odd\","
            + "\"instance\":\"/samples\"}";
    request
        .body()
        .onSuccess(
            body ->
                request
                    .response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/problem+json")
                    .end(problem.formatted(status)));
  }

  @Test
  void tellsWhichMethodsAnAddressTakes() throws Exception {
    assertThat(api.send("PUT", SERIES, "").getHeader("allow")).isEqualTo("GET, HEAD, POST");
    assertThat(api.send("POST", SERIES + "/a", "").getHeader("allow")).isEqualTo("GET, HEAD");
  }
}
