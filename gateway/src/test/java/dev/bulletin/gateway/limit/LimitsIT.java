package dev.bulletin.gateway.limit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.studio.Guest;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rates as clients meet them, who come through a proxy on this machine. */
@ExtendWith(Servers.class)
class LimitsIT {
  private static final int OF_ADDRESS = 20;
  private static final int OF_CALLER = 10;
  private static final String FOR = "x-forwarded-for";
  private static final String TAGS = "/api/v1/tags";
  private static final String ABSENT = "/vi/reports/no-such-report";

  /** What is left to an address after its first request. */
  private static final String FIRST = "\"address\";r=19;t=";

  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("BULLETIN_RATE_OF_ADDRESS", Integer.toString(OF_ADDRESS));
    settings.put("BULLETIN_RATE_OF_CALLER", Integer.toString(OF_CALLER));
    settings.put("BULLETIN_TRUSTED_PROXIES", "127.0.0.0/8, 198.51.100.0/24");
    gateway = RunningGateway.start(access, settings);
    gateway.reports().put("outlook", Language.EN, "The week ahead");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** The answer to the first request that is one too many, which comes soon. */
  private static HttpResponse<Buffer> oneTooMany(String path, String... headers) throws Exception {
    HttpResponse<Buffer> answer = gateway.get(path, headers);
    for (int i = 0; i < 10 * OF_ADDRESS && answer.statusCode() != 429; i++) {
      answer = gateway.get(path, headers);
    }
    return answer;
  }

  /** What is left after one request more. */
  private static String standing(String forwarded) throws Exception {
    return gateway.get(TAGS, FOR, forwarded).getHeader("ratelimit");
  }

  private static void neverIsTooMuch(String path, String... headers) throws Exception {
    for (int i = 0; i < 3 * OF_ADDRESS; i++) {
      assertThat(gateway.get(path, headers).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsWhatIsLeftAndRefusesWhatIsTooMuch() throws Exception {
    HttpResponse<Buffer> first = gateway.get(TAGS, FOR, "203.0.113.1");
    assertThat(first.getHeader("ratelimit-policy")).isEqualTo("\"address\";q=20;w=60");
    assertThat(first.getHeader("ratelimit")).startsWith(FIRST);
    HttpResponse<Buffer> refused = oneTooMany(TAGS, FOR, "203.0.113.1");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.getHeader("retry-after"))).isBetween(1, 60);
    assertThat(refused.getHeader("content-type")).isEqualTo("application/problem+json");
    assertThat(refused.bodyAsJsonObject().getString("type"))
        .isEqualTo("/problems/too-many-requests");
    assertThat(refused.getHeader("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void countsTheClientBehindTheLastProxyAndNotWhatItSaysOfItself() throws Exception {
    oneTooMany(TAGS, FOR, "203.0.113.2");
    String forged = "192.0.2.99, 203.0.113.2, 198.51.100.1";
    assertThat(standing(forged)).doesNotStartWith(FIRST);
    assertThat(standing("203.0.113.3")).startsWith(FIRST);
  }

  /** Some proxies add a header instead of going on with that of the client. */
  @Test
  void countsWhatTheProxyHasAddedWhereThereAreTwo() throws Exception {
    oneTooMany(TAGS, FOR, "203.0.113.8");
    HttpResponse<Buffer> answer = gateway.get(TAGS);
    for (int i = 0; i < 10 * OF_ADDRESS && answer.statusCode() != 429; i++) {
      answer =
          gateway
              .request(HttpMethod.GET, TAGS)
              .putHeader(FOR, List.of("192.0.2." + i, "203.0.113.8"))
              .send()
              .await(60, SECONDS);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(standing("192.0.2.0")).startsWith(FIRST);
  }

  @Test
  void countsTheNetworkOfAHousehold() throws Exception {
    oneTooMany(TAGS, FOR, "2001:db8:1:2::1");
    assertThat(standing("2001:db8:1:2:ffff::2")).doesNotStartWith(FIRST);
    assertThat(standing("2001:db8:1:3::1")).startsWith(FIRST);
  }

  @Test
  void countsNoPageFromMemoryAndNoFile() throws Exception {
    gateway.get("/en/reports/outlook");
    neverIsTooMuch("/en/reports/outlook", FOR, "203.0.113.4");
    neverIsTooMuch("/robots.txt", FOR, "203.0.113.4");
  }

  @Test
  void goesOnWithPagesFromMemoryForWhoHasAskedTooMuch() throws Exception {
    gateway.get("/en/reports/outlook");
    HttpResponse<Buffer> refused = oneTooMany(ABSENT, FOR, "203.0.113.5");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.getHeader("content-type")).startsWith("text/html");
    assertThat(refused.bodyAsString()).contains("<html lang=\"vi\"");
    assertThat(refused.getHeader("content-security-policy")).contains("default-src 'none'");
    assertThat(gateway.get("/en/reports/outlook", FOR, "203.0.113.5").statusCode()).isEqualTo(200);
  }

  @Test
  void doesNotCountThisMachine() throws Exception {
    neverIsTooMuch(TAGS);
  }

  @Test
  void countsAProgramWhereverItComesFrom() throws Exception {
    String token = "Bearer " + RunningGateway.TOKEN;
    HttpResponse<Buffer> answer = null;
    for (int i = 0; i < 3 * OF_CALLER; i++) {
      answer =
          gateway
              .request(
                  HttpMethod.GET,
                  "/api/v1/manuscripts",
                  FOR,
                  "203.0.113." + (100 + i),
                  "authorization",
                  token)
              .send()
              .await(60, SECONDS);
      if (answer.statusCode() == 429) {
        break;
      }
      assertThat(answer.headers().getAll("ratelimit-policy"))
          .containsExactly("\"address\";q=20;w=60", "\"caller\";q=10;w=60");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
  }

  @Test
  void countsAPersonWhereverTheyComeFrom() throws Exception {
    Guest guest = Guest.signedIn(gateway, RunningGateway.PERSON);
    HttpResponse<Buffer> answer = guest.get("/studio");
    for (int i = 0; i < 3 * OF_CALLER && answer.statusCode() != 429; i++) {
      answer = guest.get("/studio", FOR, "203.0.113." + (200 + i));
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().getAll("ratelimit-policy")).contains("\"caller\";q=10;w=60");
  }
}
