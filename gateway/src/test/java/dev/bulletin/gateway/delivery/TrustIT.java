package dev.bulletin.gateway.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.delivery.Outcome.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS nothing is sent to whom the certificate is not, whoever has signed it. */
class TrustIT {
  private static final String PASSWORD = "changeit";
  private static final String NAMED = "hooks.invalid";

  @TempDir private static Path folder;

  private static final AtomicInteger received = new AtomicInteger();
  private static final Vertx vertx = Vertx.vertx();
  private static PfxOptions key;
  private static HttpServer server;

  /** A receiver with a certificate for one name, which it has signed itself. */
  @BeforeAll
  static void start() throws Exception {
    key = key(folder.resolve("key.p12"));
    server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(key));
    server
        .requestHandler(
            request -> {
              received.incrementAndGet();
              request.response().setStatusCode(204).end();
            })
        .listen(0, "127.0.0.1")
        .await(60, SECONDS);
  }

  private static PfxOptions key(Path store) throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String command =
        "-genkeypair -keyalg EC -alias stub -dname CN=%1$s -ext san=dns:%1$s -storetype PKCS12"
            .formatted(NAMED);
    List<String> words = new ArrayList<>(List.of(keytool.toString()));
    words.addAll(List.of(command.split(" ")));
    words.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  private static Kind post(String host, HttpClientOptions options) throws Exception {
    Receivers receivers =
        Receivers.open(
            vertx,
            RunningCouriers.config("BULLETIN_HOOK_TIMEOUT", "30s"),
            name -> InetAddress.getAllByName("127.0.0.1"),
            Clock.systemUTC(),
            options);
    URI url = URI.create("https://%s:%d/".formatted(host, server.actualPort()));
    var parcel = new Parcel(1, 1, "h", url, List.of(Signature.newSecret()), "msg_1", "{}", 1);
    Kind kind = receivers.post(parcel).await(60, SECONDS).kind();
    receivers.close().await(60, SECONDS);
    return kind;
  }

  private static HttpClientOptions believing() {
    return new HttpClientOptions().setTrustOptions(key);
  }

  @Test
  void sendsToWhomTheCertificateIs() throws Exception {
    received.set(0);
    assertThat(post(NAMED, believing())).isEqualTo(Kind.DELIVERED);
    assertThat(received).hasValue(1);
  }

  @Test
  void sendsNothingToWhoHasTheCertificateOfAnother() throws Exception {
    received.set(0);
    assertThat(post("other.invalid", believing())).isEqualTo(Kind.UNREACHABLE);
    assertThat(received).hasValue(0);
  }

  @Test
  void sendsNothingToWhoHasSignedForThemselves() throws Exception {
    received.set(0);
    assertThat(post(NAMED, new HttpClientOptions())).isEqualTo(Kind.UNREACHABLE);
    assertThat(received).hasValue(0);
  }
}
