package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.studio.Guest;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RawClient;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send who mean no good. */
@ExtendWith(Servers.class)
class HostileRequestsIT {
  private static final String INJECTED = "x-injected";

  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    gateway =
        RunningGateway.start(
            access, Map.of("BULLETIN_HTTP_MAX_URL", "2000", "BULLETIN_HTTP_MAX_HEADERS", "8000"));
    gateway.reports().put("outlook", Language.EN, "The week ahead");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** The answer to a request as it stands, whose connection is closed then. */
  private static String raw(String request) throws IOException {
    try (RawClient client = RawClient.connect(gateway.port())) {
      return client.send(request).readToEnd();
    }
  }

  private static String get(String path, String... headers) throws IOException {
    return raw(
        "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\n"
            .formatted(path, String.join("", headers)));
  }

  private static String post(String path, String type, String body, String... headers)
      throws IOException {
    return raw(
        "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(path, type, body.length(), String.join("", headers), body));
  }

  private static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.");
    return Integer.parseInt(answer.substring(9, 12));
  }

  private static String head(String answer) {
    return answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
  }

  /** An answer of each kind. */
  static Stream<String> answers() throws Exception {
    String token = "Authorization: Bearer " + RunningGateway.TOKEN + "\r\n";
    List<String> answers = new ArrayList<>();
    answers.add(get("/en/reports/outlook"));
    answers.add(get("/en/reports/outlook", "If-None-Match: *\r\n"));
    answers.add(get("/en/reports/outlook", "Accept-Encoding: br, gzip\r\n"));
    answers.add(get("/en/reports/none"));
    answers.add(get("/en/reports?from=never"));
    answers.add(get("/en/reports?after=%zz"));
    answers.add(get("/en/search?q=x"));
    answers.add(get("/"));
    answers.add(get("/en"));
    answers.add(get("/robots.txt"));
    answers.add(get("/sitemap.xml"));
    answers.add(get("/nowhere"));
    answers.add(get("/%zz"));
    answers.add(get("/images/x.png"));
    answers.add(get("/en/reports/outlook.pdf"));
    answers.add(get("/api/v1/reports"));
    answers.add(get("/api/v1/reports?odd=1"));
    answers.add(get("/api/v1/reports/none"));
    answers.add(get("/api/v1/openapi.yaml"));
    answers.add(get("/api/v1/manuscripts"));
    answers.add(get("/api/v1/rooms", token));
    answers.add(get("/api/nowhere"));
    answers.add(post("/en/reports/outlook", "text/plain", "x"));
    answers.add(post("/api/v1/tags", "text/plain", "x"));
    answers.add(post("/api/v1/reports", "text/plain", "x", token));
    answers.add(post("/api/v1/reports", "application/json", "{", token));
    answers.add(post("/api/v1/reports", "application/json", " ".repeat(3 << 20), token));
    answers.add(post("/api/v1/reports/outlook/publish", "text/plain", "", token));
    answers.add(get("/studio"));
    answers.add(get("/studio/sign-in"));
    answers.add(get("/studio/writer"));
    answers.add(get("/studio/sign-in?return=%zz"));
    answers.add(get("/api/v1/tags?language=%a"));
    answers.add(post("/studio/sign-in", "application/x-www-form-urlencoded", "login=x"));
    answers.add(post("/studio/plans", "application/x-www-form-urlencoded", ""));
    answers.add(get("/connection/websocket"));
    answers.add(get("/" + "x".repeat(3_000)));
    answers.add(get("/", "X: " + "x".repeat(9_000) + "\r\n"));
    answers.add(raw("HELO mail.example\r\n\r\n"));
    return answers.stream();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyAnswerForbidsWhatNoPageNeedsAndTellsNothingOfTheInside(String answer) {
    assertThat(head(answer))
        .contains(
            "content-security-policy: default-src 'none'",
            "frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: strict-origin-when-cross-origin",
            "permissions-policy: camera=()",
            "cross-origin-opener-policy: same-origin")
        .doesNotContain("unsafe-", "\r\nserver:", "x-powered-by", "access-control-");
    assertThat(answer)
        .doesNotContain("Exception", "dev.bulletin", "io.vertx", "\tat ", "SELECT ", "java.");
    assertThat(status(answer)).isNotEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../etc/passwd",
        "/../../../../etc/passwd",
        "/assets/../../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/assets/..%5c..%5cetc%5cpasswd",
        "/assets/..\\..\\etc\\passwd",
        "/assets/%252e%252e%252fetc%252fpasswd",
        "/assets/%c0%ae%c0%ae/etc/passwd",
        "/assets/%00/etc/passwd",
        "/assets/....//....//etc/passwd",
        "/images/..%2f..%2fetc%2fpasswd.png",
        "/images/%2e%2e%2fx.png",
        "/images/x%2fy.png",
        "/images/x%00.png",
        "/en/reports/..%2f..%2fx.pdf",
        "/en/reports/..%2fx/charts/1.svg",
        "/en/reports/outlook/charts/..%2f1.svg",
        "/templates/studio/page.hbs",
        "/openapi.yaml",
        "/messages_en.properties",
        "/db/gateway/V1__tokens.sql",
        "/META-INF/MANIFEST.MF",
        "file:///etc/passwd",
        "http://127.0.0.1/../etc/passwd"
      })
  void leadsOutOfNoFolder(String path) throws Exception {
    String answer = get(path);
    assertThat(status(answer)).isIn(400, 404);
    assertThat(answer).doesNotContain("root:", "CREATE TABLE", "Manifest-Version");
  }

  /** CR and LF where what is sent may come back in a header. */
  @ParameterizedTest
  @CsvSource({
    "GET, /%0d%0aX-Injected:%20x, ''",
    "GET, /en%0d%0aX-Injected:%20x, ''",
    "GET, /en/reports/outlook%0d%0aX-Injected:%20x, ''",
    "GET, /api/v1/reports?after=%0d%0aX-Injected:%20x, ''",
    "GET, /api/v1/reports/x%0d%0aX-Injected:%20x, ''",
    "GET, /studio/reports/x%0d%0aX-Injected:%20x, ''",
    "GET, /studio/sign-in?return=/studio%0d%0aX-Injected:%20x, ''",
    "GET, /studio?x=%0d%0aX-Injected:%20x, ''",
    "GET, /, 'Accept-Language: vi%0d%0aX-Injected: x'",
    "GET, /, 'Cookie: lang=vi%0d%0aX-Injected: x'",
    "GET, /en/reports/outlook, 'If-None-Match: \"%0d%0aX-Injected: x\"'",
    "GET, /api/v1/tags, 'X-Request-Id: a%0d%0aX-Injected: x'",
    "GET, /api/v1/tags, 'Origin: https://a%0d%0aX-Injected: x'",
    "GET, /api/v1/tags, 'X-Forwarded-For: 1.2.3.4%0d%0aX-Injected: x'",
    "POST, /api/v1/rooms/a%0d%0aX-Injected:%20x/publications, 'Idempotency-Key: a%0d%0aX-Injected'",
    "DELETE, /api/v1/tags%0d%0aX-Injected:%20x, ''"
  })
  void letsNothingIntoItsHeaders(String method, String path, String header) throws Exception {
    String line = header.isEmpty() ? "" : header + "\r\n";
    String answer =
        raw(
            "%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n"
                .formatted(method, path, RunningGateway.TOKEN, line));
    assertThat(head(answer).lines().map(text -> text.split(":", 2)[0])).doesNotContain(INJECTED);
    assertThat(status(answer)).isNotEqualTo(500);
  }

  /** Two requests where one is seen, which is how requests of others are poisoned. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +5\r\n",
        "Transfer-Encoding: xchunked\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        "Content-Length : 5\r\n"
      })
  void answersOnceAtMostWhereItIsNotClearHowLongARequestIs(String headers) throws Exception {
    String answer =
        raw(
            ("POST /api/v1/reports/batch HTTP/1.1\r\nHost: a\r\n"
                    + "Content-Type: application/json\r\n%s\r\n"
                    + "0\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .formatted(headers));
    assertThat(answer).doesNotContain("Disallow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "//evil.example/studio",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "///evil.example",
        "/%2f/evil.example",
        "/studio/..//evil.example",
        "/studio/%2e%2e/%2e%2e//evil.example",
        "javascript:alert(1)",
        "/\tevil.example",
        "@evil.example",
        "/studio@evil.example\r\nX-Injected: x",
        "/studio/%0d%0aX-Injected:%20x",
        "https://evil.example/studio/x"
      })
  void leadsNowhereElse(String target) throws Exception {
    Guest guest = Guest.signedIn(gateway, RunningGateway.PERSON);
    HttpResponse<Buffer> language =
        guest.post("/studio/language", "language", "en", "return", target);
    assertThat(language.getHeader("location")).isEqualTo("/studio");
    HttpResponse<Buffer> signIn =
        guest
            .request(HttpMethod.GET, "/studio/sign-in")
            .addQueryParam("return", target)
            .send()
            .await();
    assertThat(signIn.getHeader("location")).isEqualTo("/studio");
    assertThat(signIn.headers().contains(INJECTED)).isFalse();
  }

  @Test
  void isNotLedElsewhereByThePathOfThePage() throws Exception {
    for (String path : List.of("//evil.example/en", "//evil.example", "/\\evil.example/vi")) {
      assertThat(head(get(path))).doesNotContain("\r\nlocation:");
    }
  }
}
