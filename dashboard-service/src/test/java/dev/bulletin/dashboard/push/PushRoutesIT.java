package dev.bulletin.dashboard.push;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a push is answered when the store refuses some of what was stored at once. */
class PushRoutesIT {
  private static final String HOST = "127.0.0.1";
  private static final Principal ANY =
      new Principal("token:any", Set.of(DashboardContract.PUSH_SCOPE));

  private static Node node;
  private static HttpClient client;
  private static URI samples;

  @BeforeAll
  static void start() throws Exception {
    node = Node.start(Nodes.alone()).await(60, SECONDS);
    var rules = new PushRules(series -> false, Duration.ofDays(8));
    var routes = new PushRoutes(node, rules, 1_000, PushRoutesIT::refuseWhatIsOdd);
    int port =
        HttpVerticle.deploy(
                node,
                "test",
                new HttpConfig(HOST, 0),
                () -> new HttpVerticle.Handlers(List.of(), List.of(routes)))
            .await(60, SECONDS);
    samples = URI.create("http://" + HOST + ":" + port + "/samples");
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  private static Future<List<Refusal>> refuseWhatIsOdd(List<Sample> pushed) {
    return Future.succeededFuture(
        pushed.stream()
            .filter(sample -> sample.series().startsWith("odd"))
            .map(sample -> new Refusal(sample, "no room for another series"))
            .toList());
  }

  private static HttpRequest.Builder request(String lines) {
    return HttpRequest.newBuilder(samples)
        .timeout(Duration.ofSeconds(60))
        .header(PrincipalHeader.NAME, PrincipalHeader.write(ANY))
        .POST(HttpRequest.BodyPublishers.ofString(lines));
  }

  private static CompletableFuture<HttpResponse<String>> push(String lines) {
    return client.sendAsync(request(lines).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void tellsEachOfThoseWhoPushAtOnceOnlyWhatWasRefusedOfTheirs() {
    CompletableFuture<HttpResponse<String>> good = push("even load=1");
    CompletableFuture<HttpResponse<String>> mixed = push("even load=2\nodd load=3");
    CompletableFuture<HttpResponse<String>> bad = push("odd users=4");
    assertThat(good.join().body()).isEqualTo("{\"accepted\":1,\"rejected\":0,\"problems\":[]}");
    assertThat(mixed.join().body())
        .isEqualTo(
            "{\"accepted\":1,\"rejected\":1,\"problems\":"
                + "[{\"line\":2,\"reason\":\"no room for another series\"}]}");
    assertThat(bad.join().statusCode()).isEqualTo(400);
    assertThat(bad.join().body()).contains("line 1: no room for another series");
  }

  @ParameterizedTest
  @CsvSource({
    "content-type,     application/xml, 415",
    "content-encoding, br,              415",
    "content-encoding, gzip,            400",
  })
  void takesNothingElseThanJsonAndLinesPackedAsTheySay(String header, String value, int status)
      throws Exception {
    HttpRequest odd = request("even load=1").header(header, value).build();
    assertThat(client.send(odd, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(status);
  }
}
