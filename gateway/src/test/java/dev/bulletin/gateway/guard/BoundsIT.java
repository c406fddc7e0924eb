package dev.bulletin.gateway.guard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.studio.Guest;
import dev.bulletin.gateway.studio.People;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RawClient;
import dev.bulletin.testing.Servers;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too long, too large, too slow or too often. */
@ExtendWith(Servers.class)
class BoundsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_CONNECTIONS = 8;
  private static final String WRITER = "Authorization: Bearer " + RunningGateway.TOKEN + "\r\n";

  private static RunningGateway gateway;
  private static People people;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway =
        RunningGateway.start(
            access,
            Map.of(
                "BULLETIN_HTTP_HEAD_TIME", "1s",
                "BULLETIN_HTTP_MAX_URL", "2000",
                "BULLETIN_HTTP_MAX_HEADERS", "8000",
                "BULLETIN_HTTP_MAX_CONNECTIONS_OF_ADDRESS", Integer.toString(MAX_CONNECTIONS),
                "BULLETIN_TRUSTED_PROXIES", "192.0.2.0/24"));
    people = new People(postgres, access);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static RawClient connect() throws IOException {
    return RawClient.connect(gateway.port());
  }

  /** Connections of another test may not have ended yet, so that this one is turned away. */
  private static void answers(String status, String line, String headers, String body) {
    List<String> seen = new ArrayList<>();
    Eventually.that(
        PATIENCE,
        () -> {
          seen.add(status(line, headers, body));
        });
    assertThat(seen).containsExactly(status);
  }

  /** Of the answer to what comes first, however much is still to come. */
  private static String status(String line, String headers, String body) throws IOException {
    try (RawClient client = connect()) {
      client.send("%s HTTP/1.1\r\nHost: a\r\n%s%s\r\n%s".formatted(line, WRITER, headers, body));
      return client.read(12).substring(9);
    }
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    answers("414", "GET /en?q=" + "x".repeat(2_000), "", "");
    answers("200", "GET /robots.txt?q=" + "x".repeat(1_900), "", "");
  }

  @Test
  void refusesHeadersThatAreTooLong() {
    String lines = "X-Long: " + "x".repeat(900) + "\r\n";
    answers("431", "GET /robots.txt", lines.repeat(9), "");
    answers("200", "GET /robots.txt", lines.repeat(8), "");
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/v1/reports, application/json, 2097153",
    "POST /api/v1/reports/batch, application/json, 2097153",
    "PUT /api/v1/dashboards/crypto/definition, application/yaml, 2097153",
    "POST /studio/sign-in, application/x-www-form-urlencoded, 16385",
    "POST /studio/set-up, application/x-www-form-urlencoded, 16385",
    "POST /api/v1/reports/outlook/publish, text/plain, 16385",
    "DELETE /api/v1/reports/outlook/schedule, text/plain, 16385",
    "GET /api/v1/tags, text/plain, 16385",
    "HEAD /api/v1/tags, text/plain, 16385",
    "GET /studio/sign-in, text/plain, 16385",
    "GET /images/a.png, text/plain, 16385"
  })
  void refusesABodyThatIsAnnouncedAsTooLarge(String line, String type, int bytes) {
    String headers = "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, bytes);
    answers("413", line, headers, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v1/reports/outlook/publish",
        "GET /api/v1/tags",
        "GET /studio/sign-in",
        "GET /nowhere"
      })
  void refusesABodyThatTurnsOutTooLargeWhereNobodyLooksAtIt(String line) {
    String headers = "If-Match: \"1\"\r\nTransfer-Encoding: chunked\r\n";
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    answers("413", line, headers, chunk.repeat(5));
  }

  @Test
  void forgetsASmallBodyWhereNobodyLooksAtIt() {
    String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n";
    answers("200", "GET /api/v1/tags", form, "limit=odd");
    answers("200", "GET /api/v1/tags", "Content-Length: 0\r\n", "");
    String chunks = "Transfer-Encoding: chunked\r\n";
    answers("200", "GET /studio/sign-in", chunks, "3\r\nodd\r\n0\r\n\r\n");
  }

  @Test
  void takesNoParametersFromTheBodyOfARead() throws Exception {
    Guest guest = Guest.signedIn(gateway, RunningGateway.PERSON);
    HttpResponse<Buffer> answer =
        guest
            .request(HttpMethod.GET, "/studio/sign-in")
            .sendForm(MultiMap.caseInsensitiveMultiMap().add("return", "/studio/plans"))
            .await(60, SECONDS);
    assertThat(answer.getHeader("location")).isEqualTo("/studio");
  }

  @Test
  void letsGoOfWhoseHeadIsSlow() throws Exception {
    try (RawClient client = connect()) {
      assertThat(client.send("GET / HTTP/1.1\r\nX-Slow: ").readToEnd()).isEmpty();
    }
  }

  @Test
  void letsGoOfWhoseBodyIsSlow() throws Exception {
    try (RawClient client = connect()) {
      client.send(
          "POST /api/v1/reports HTTP/1.1\r\nHost: a\r\n%s%s\r\n"
              .formatted(WRITER, "Content-Type: application/json\r\nContent-Length: 100000\r\n"));
      for (int i = 0; i < 2_000 && client.trySend(" "); i++) {
        LockSupport.parkNanos(20_000_000);
      }
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  /** Those of the test itself are counted too. */
  @Test
  void opensNoMoreConnectionsToAnAddressThanItMayHave() throws Exception {
    List<RawClient> open = new ArrayList<>();
    do {
      open.add(connect());
    } while (open.size() <= MAX_CONNECTIONS && isServed(open.get(open.size() - 1)));
    assertThat(open).hasSizeBetween(2, MAX_CONNECTIONS + 1);
    assertThat(isServed(open.get(open.size() - 1))).isFalse();
    for (RawClient client : open) {
      client.close();
    }
    answers("200", "GET /robots.txt", "", "");
  }

  private static boolean isServed(RawClient client) throws IOException {
    return client.trySend("GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n")
        && client.read(12).equals("HTTP/1.1 200");
  }

  @Test
  void believesNoAddressThatAnybodyElseThanAProxyOfOursTells() throws Exception {
    Guest guest = new Guest(gateway);
    guest.get("/studio/sign-in");
    guest.post(
        guest.request(HttpMethod.POST, "/studio/sign-in", "x-forwarded-for", "203.0.113.77"),
        "/studio/sign-in",
        "login",
        "nobody",
        "password",
        "x");
    assertThat(people.attempts())
        .contains("address 127.0.0.1")
        .doesNotContain("address 203.0.113.77");
  }
}
