package dev.bulletin.gateway.guard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import dev.bulletin.testing.TestCertificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway with a certificate of its own. */
@ExtendWith(Servers.class)
class SecuredIT {
  private static final String BATCH =
      "{\"requests\":[{\"path\":\"/api/v1/reports/outlook?language=en\"}]}";

  @TempDir private static Path folder;

  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "gateway");
    gateway =
        RunningGateway.start(
            access,
            Map.of(
                "BULLETIN_TLS_CERTIFICATE", certificate.certificate().toString(),
                "BULLETIN_TLS_KEY", certificate.key().toString()));
    gateway.reports().put("outlook", Language.EN, "The week ahead");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static HttpResponse<Buffer> send(
      HttpVersion version, HttpMethod method, String path, String body) throws Exception {
    WebClientOptions options =
        new WebClientOptions()
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(gateway.port())
            .setFollowRedirects(false);
    options
        .setSsl(true)
        .setTrustAll(true)
        .setVerifyHost(false)
        .setUseAlpn(true)
        .setProtocolVersion(version)
        .setAlpnVersions(List.of(version));
    WebClient client = WebClient.create(gateway.node().vertx(), options);
    HttpRequest<Buffer> request =
        client
            .request(method, path)
            .putHeader("authorization", "Bearer " + RunningGateway.TOKEN)
            .putHeader("if-match", "\"77\"");
    HttpResponse<Buffer> answer =
        body.isEmpty()
            ? request.send().await(60, SECONDS)
            : request
                .putHeader("content-type", "application/json")
                .sendBuffer(Buffer.buffer(body))
                .await(60, SECONDS);
    client.close();
    return answer;
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void servesEveryKindOfRequest(HttpVersion version) throws Exception {
    HttpResponse<Buffer> page = send(version, HttpMethod.GET, "/en/reports/outlook", "");
    assertThat(page.version()).isEqualTo(version);
    assertThat(page.bodyAsString()).contains("The week ahead");
    assertThat(send(version, HttpMethod.GET, "/api/v1/tags", "").statusCode()).isEqualTo(200);
    HttpResponse<Buffer> batch = send(version, HttpMethod.POST, "/api/v1/batch", BATCH);
    assertThat(batch.statusCode()).isEqualTo(200);
    assertThat(batch.bodyAsString()).contains("The week ahead");
    String publish = "/api/v1/reports/outlook/publish";
    assertThat(send(version, HttpMethod.POST, publish, "").statusCode()).isEqualTo(412);
    assertThat(send(version, HttpMethod.POST, publish, "x".repeat(20_000)).statusCode())
        .isEqualTo(413);
    assertThat(send(version, HttpMethod.GET, "/api/v1/tags", "x".repeat(20_000)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void speaksToNobodyInTheClear() {
    assertThatThrownBy(() -> gateway.get("/robots.txt")).isNotInstanceOf(AssertionError.class);
  }
}
