package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.upstream.UpstreamException.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, where the host chooses the version. */
class UpstreamTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;

  private static PfxOptions key;

  /** A certificate that nobody has signed. */
  @BeforeAll
  static void makeKey() throws IOException, InterruptedException {
    Path store = folder.resolve("key.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "stub",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    key = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
  }

  @Test
  void speaksTheNewerVersionWhereItIsOffered() {
    assertThat(spokenWith(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)).isEqualTo(HttpVersion.HTTP_2);
  }

  @Test
  void speaksTheOlderVersionWhereNothingElseIsOffered() {
    assertThat(spokenWith(HttpVersion.HTTP_1_1)).isEqualTo(HttpVersion.HTTP_1_1);
  }

  @Test
  void refusesAHostThatItCannotTrust() {
    try (HostStub host = HostStub.startSecure(key, HttpVersion.HTTP_2);
        Asking asking = Asking.of(Asking.plain(host.uri(), Asking.PATIENT))) {
      asking.fail(Reason.UNREACHABLE);
      assertThat(host.requests()).isZero();
    }
  }

  /** By a client with an upstream's options, except that it trusts the stub. */
  private static HttpVersion spokenWith(HttpVersion... offered) {
    Vertx vertx = Vertx.vertx();
    try (HostStub host = HostStub.startSecure(key, offered)) {
      HttpClientOptions options =
          Connections.speaking(Asking.plain(host.uri(), Asking.PATIENT)).setTrustAll(true);
      var asked = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(host.uri() + "/");
      HttpClient client = vertx.createHttpClient(options);
      var response = client.request(asked).compose(request -> request.send());
      HttpVersion version = Asking.await(response.map(UpstreamTlsTest::version));
      // A client that nothing refers to any more closes itself, and fails what it is asked.
      client.close().await();
      return version;
    } finally {
      vertx.close().await();
    }
  }

  private static HttpVersion version(HttpClientResponse response) {
    return response.request().version();
  }
}
