package dev.bulletin.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.dashboard.source.ExchangeStub;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Samples that programs push, on real servers, as the gateway passes them on. */
class PushIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String AUTHORIZATION = InternalHttp.authorization(Instances.INTERNAL);
  private static final Principal ANY = pusher("any", DashboardContract.PUSH_SCOPE);
  private static final String MACHINES =
      """
      title: Machines
      tiles:
        - key: load
          name: Load
          series: machine.host=a.load
          freshness: 5m
      panels:
        - key: all
          kind: tiles
          title: All
          place: {column: 1, row: 1, width: 12, height: 1}
          tiles: [load]
      """;

  private static PostgresServer postgres;
  private static RedisServer redis;
  private static ExchangeStub exchange;
  private static RunningService service;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.start();
    redis = RedisServer.start();
    exchange = ExchangeStub.start();
    service =
        RunningService.start(
            Nodes.alone(),
            Instances.config(postgres.createService("dashboard"), redis, exchange.uri()));
    client = HttpClient.newHttpClient();
    Principal writer = new Principal("token:lan", Set.of(DashboardContract.DEFINE_SCOPE));
    service.ask(
        DashboardContract.SAVE_DEFINITION, new SaveDefinition(writer, "machines", MACHINES, 0));
  }

  @AfterAll
  static void stop() {
    service.close();
    exchange.close();
    redis.close();
    postgres.close();
  }

  private static Principal pusher(String name, String scope) {
    return new Principal("token:" + name, Set.of(scope));
  }

  private static HttpRequest.Builder request(Principal principal, String type, byte[] body) {
    return HttpRequest.newBuilder(service.pushes())
        .timeout(LIMIT)
        .header("authorization", AUTHORIZATION)
        .header(PrincipalHeader.NAME, PrincipalHeader.write(principal))
        .header("content-type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> push(Principal principal, String type, String body)
      throws Exception {
    return send(request(principal, type, body.getBytes(UTF_8)));
  }

  private static String sample(String series, Object value, Instant at) {
    return new JsonObject()
        .put("series", series)
        .put("value", value)
        .put("at", at.toString())
        .encode();
  }

  private static String samples(String... samples) {
    return "{\"samples\":[" + String.join(",", samples) + "]}";
  }

  private static JsonObject answer(HttpResponse<String> response, int accepted) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonObject answer = new JsonObject(response.body());
    assertThat(answer.getInteger("accepted")).isEqualTo(accepted);
    return answer;
  }

  private static String problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body()).getString("detail");
  }

  private static List<BigDecimal> lastHours(String series) {
    Instant now = Instant.now();
    var question = new ReadSeries(series, now.minus(Duration.ofHours(3)), now.plusSeconds(30), 100);
    return service.ask(DashboardContract.READ_SERIES, question).points().stream()
        .map(SeriesPoint::value)
        .map(BigDecimal::stripTrailingZeros)
        .toList();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Test
  void storesWhatIsPushedAsJsonAndTellsTheRoom() throws Exception {
    String series = "machine.host=a.load";
    Instant at = now();
    JsonObject answer = answer(push(ANY, JSON, samples(sample(series, 0.25, at))), 1);
    assertThat(answer.getInteger("rejected")).isZero();
    assertThat(lastHours(series)).containsExactly(new BigDecimal("0.25"));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(service.told())
                .filteredOn(told -> told.room().equals("dashboard:machines"))
                .filteredOn(told -> told.type().equals(DashboardContract.TILE_MESSAGE))
                .extracting(RoomMessage::json)
                .anyMatch(json -> json.contains("0.25")));
    Eventually.that(LIMIT, () -> assertThat(figure().value()).isEqualByComparingTo("0.25"));
    assertThat(figure().source()).isEqualTo("push");
    assertThat(figure().at()).isEqualTo(at);
  }

  private static Figure figure() {
    return service.summary("machines").tiles().get(0).figure();
  }

  @Test
  void storesLineProtocolThatIsPacked() throws Exception {
    long seconds = Instant.now().getEpochSecond();
    String lines =
        """
        cpu,host=web-1,cpu=cpu0 usage_idle=98.5,usage_user=1.5,state="ok" %d
        broken
        mem,host=web-1 used=17179869184i %d
        """
            .formatted(seconds, seconds);
    HttpRequest.Builder request =
        request(ANY, TEXT, zipped(lines.getBytes(UTF_8)))
            .uri(URI.create(service.pushes() + "?precision=s"))
            .header("content-encoding", "gzip");
    JsonObject answer = answer(send(request), 3);
    assertThat(answer.getInteger("rejected")).isEqualTo(2);
    assertThat(answer.getJsonArray("problems").stream())
        .extracting(problem -> ((JsonObject) problem).getInteger("line"))
        .containsExactly(1, 2);
    assertThat(lastHours("cpu.cpu=cpu0.host=web-1.usage_idle"))
        .containsExactly(new BigDecimal("98.5"));
    assertThat(lastHours("mem.host=web-1.used")).containsExactly(new BigDecimal("17179869184"));
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    }
    return zipped.toByteArray();
  }

  @Test
  void storesThePastBesideTheNewest() throws Exception {
    Instant at = now();
    answer(push(ANY, JSON, samples(sample("past.a", 2, at))), 1);
    answer(push(ANY, JSON, samples(sample("past.a", 1, at.minus(Duration.ofHours(2))))), 1);
    assertThat(lastHours("past.a")).containsExactly(BigDecimal.ONE, new BigDecimal("2"));
    assertThat(service.heard())
        .filteredOn(heard -> heard.series().equals("past.a"))
        .extracting(heard -> heard.value().intValue())
        .doesNotContain(1);
  }

  @Test
  void letsATokenPushOnlySeriesThatBeginWithItsPrefix() throws Exception {
    Principal few = pusher("few", "series:write:few.");
    HttpResponse<String> some =
        push(few, JSON, samples(sample("few.a", 1, now()), sample("other.a", 1, now())));
    JsonArray problems = answer(some, 1).getJsonArray("problems");
    assertThat(problems.getJsonObject(0).getString("reason"))
        .isEqualTo("the token may not push the series other.a");
    assertThat(problem(push(few, JSON, samples(sample("other.a", 1, now()))), 400))
        .isEqualTo("line 1: the token may not push the series other.a");
  }

  @Test
  void takesNoSeriesThatASourceGives() throws Exception {
    for (String series : List.of("BTC-USDT.price", "system.instances")) {
      assertThat(problem(push(ANY, JSON, samples(sample(series, 1, now()))), 400))
          .isEqualTo("line 1: the series %s has a source of its own".formatted(series));
    }
  }

  @Test
  void letsOnlyTheSuiteInAndOnlyForThoseWhoMayPush() throws Exception {
    HttpRequest.Builder stranger =
        request(ANY, JSON, samples().getBytes(UTF_8)).setHeader("authorization", "Bearer other");
    problem(send(stranger), 401);
    Principal writer = pusher("writer", "reports:write");
    assertThat(problem(push(writer, JSON, samples()), 403)).contains("series:write");
  }

  @Test
  void refusesABodyThatIsTooLargePackedOrUnpacked() throws Exception {
    problem(push(ANY, TEXT, "#".repeat((4 << 20) + 1)), 413);
    byte[] bomb = zipped("#".repeat((16 << 20) + 1).getBytes(UTF_8));
    assertThat(bomb.length).isLessThan(4 << 20);
    HttpRequest.Builder packed = request(ANY, TEXT, bomb).header("content-encoding", "gzip");
    assertThat(problem(send(packed), 413)).contains("unpacked");
    answer(push(ANY, TEXT, "#".repeat(4 << 20)), 0);
  }

  /** Ten times what may come at once: unless it takes 18 seconds, some of it comes too early. */
  @Test
  void refusesMoreThanTheRateAndKeepsNothingOfIt() throws Exception {
    Principal eager = pusher("eager", DashboardContract.PUSH_SCOPE);
    List<CompletableFuture<HttpResponse<String>>> sent =
        IntStream.range(0, 10).mapToObj(i -> sendMany(eager, "eager.a" + i)).toList();
    List<HttpResponse<String>> refused =
        sent.stream()
            .map(CompletableFuture::join)
            .filter(response -> response.statusCode() == 429)
            .toList();
    assertThat(refused).isNotEmpty().hasSizeLessThan(10);
    assertThat(refused)
        .allMatch(response -> response.headers().firstValue("retry-after").isPresent());
    long kept =
        IntStream.range(0, 10)
            .filter(
                i ->
                    !postgres
                        .query("SELECT 1 FROM dashboard.series WHERE name = 'eager.a" + i + "'")
                        .isEmpty())
            .count();
    assertThat(kept).isEqualTo(10 - refused.size());
  }

  private static CompletableFuture<HttpResponse<String>> sendMany(Principal who, String series) {
    Instant now = now();
    String many =
        IntStream.range(0, 200)
            .mapToObj(i -> sample(series, i, now.minusMillis(i)))
            .collect(Collectors.joining(","));
    return client.sendAsync(
        request(who, JSON, samples(many).getBytes(UTF_8)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void saysThatNothingCanBeStoredWhilePostgresHangs() throws Exception {
    postgres.pause();
    try {
      HttpResponse<String> response = push(ANY, JSON, samples(sample("late.a", 1, now())));
      assertThat(problem(response, 503)).contains("send the same again later");
      assertThat(response.headers().firstValue("retry-after")).isPresent();
    } finally {
      postgres.resume();
    }
    Eventually.that(
        LIMIT,
        () ->
            assertThat(push(ANY, JSON, samples(sample("late.a", 2, now()))).statusCode())
                .isEqualTo(200));
  }
}
