package dev.bulletin.common.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.TestCertificate;
import dev.bulletin.testing.TestClassPath;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Node node = Node.start(Nodes.alone()).await();
  private final Vertx clients = Vertx.vertx();
  private TestCertificate used;
  private int port;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    used = TestCertificate.make(folder, "first");
    TlsConfig tls =
        new TlsConfig(used.certificate().toString(), used.key().toString(), Duration.ofMillis(100));
    port =
        HttpVerticle.deploy(
                node,
                "tls",
                HttpSetup.of(new HttpConfig("127.0.0.1", 0)).with(tls),
                () -> new HttpVerticle.Handlers(List.of(TlsIT::answer), List.of()))
            .await();
  }

  private static boolean answer(HttpServerRequest request) {
    request.response().end("secret");
    return true;
  }

  @AfterEach
  void stop() {
    node.stop();
    clients.close().await();
  }

  private HttpClientOptions options(HttpVersion version) {
    return new HttpClientOptions()
        .setSsl(true)
        .setTrustAll(true)
        .setVerifyHost(false)
        .setUseAlpn(true)
        .setProtocolVersion(version)
        .setAlpnVersions(List.of(version));
  }

  private RequestOptions request() {
    return new RequestOptions().setHost("127.0.0.1").setPort(port).setURI("/");
  }

  private HttpClientConnection connect(HttpClientAgent client) throws Exception {
    return client
        .connect(new HttpConnectOptions().setHost("127.0.0.1").setPort(port).setSsl(true))
        .await(30, SECONDS);
  }

  private static String name(HttpClientConnection connection) throws Exception {
    var certificate = (X509Certificate) connection.peerCertificates().get(0);
    return certificate.getSubjectX500Principal().getName();
  }

  private String spoken(HttpVersion offered) throws Exception {
    HttpClient client = clients.createHttpClient(options(offered));
    return client
        .request(request())
        .compose(HttpClientRequest::send)
        .compose(answer -> answer.body().map(body -> body + " by " + answer.version()))
        .await(30, SECONDS);
  }

  @Test
  void speaksBothVersionsOfHttp() throws Exception {
    assertThat(spoken(HttpVersion.HTTP_2)).isEqualTo("secret by HTTP_2");
    assertThat(spoken(HttpVersion.HTTP_1_1)).isEqualTo("secret by HTTP_1_1");
  }

  /** Java itself refuses the old ones, unless it is told otherwise. */
  @Test
  void speaksNoOldProtocolInAJavaThatDoes() throws Exception {
    Path everything = folder.resolve("java.security");
    Files.writeString(
        everything, "jdk.tls.disabledAlgorithms=\njdk.certpath.disabledAlgorithms=\n");
    JavaProcess java =
        JavaProcess.ofMain("protocols", TestClassPath.get(), SpokenProtocols.class.getName())
            .flags("-Djava.security.properties=" + everything)
            .arguments(used.certificate().toString(), used.key().toString());
    try (ChildProcess spoken = java.start()) {
      assertThat(spoken.awaitLine("usual: .*", PATIENCE)).endsWith(": TLSv1.2, TLSv1.3");
      assertThat(spoken.awaitLine("tuned: .*", PATIENCE))
          .endsWith(": TLSv1, TLSv1.1, TLSv1.2, TLSv1.3");
    }
  }

  @Test
  void showsAnotherCertificateToThoseWhoComeLaterAndKeepsThoseWhoAreThere() throws Exception {
    HttpClientAgent client = clients.createHttpClient(options(HttpVersion.HTTP_1_1));
    HttpClientConnection before = connect(client);
    assertThat(name(before)).isEqualTo("CN=first");
    used.replaceBy(TestCertificate.make(folder, "second"));
    Eventually.that(
        Duration.ofSeconds(30), () -> assertThat(nameNow(client)).isEqualTo("CN=second"));
    HttpClientResponse response =
        before
            .request(request().setMethod(HttpMethod.GET))
            .compose(request -> request.send())
            .await(30, SECONDS);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private String nameNow(HttpClientAgent client) {
    try {
      HttpClientConnection connection = connect(client);
      String name = name(connection);
      connection.close().await(30, SECONDS);
      return name;
    } catch (Exception e) {
      return e.toString();
    }
  }
}
