package dev.bulletin.gateway.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final SessionId id = SessionId.random();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  /** The header as a browser gets it. */
  private String header(SessionCookie cookie) throws Exception {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  cookie.set(request.response(), id);
                  request.response().end();
                })
            .listen(0, "127.0.0.1")
            .await(60, SECONDS)
            .actualPort();
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/")
        .compose(request -> request.send())
        .await(60, SECONDS)
        .getHeader("set-cookie");
  }

  @Test
  void staysWithTheHostOverHttps() throws Exception {
    assertThat(header(SessionCookie.session(/* secure= */ true)))
        .isEqualTo(
            "__Host-bulletin-session=%s; Path=/; Secure; HTTPOnly; SameSite=Lax"
                .formatted(id.value().reveal()));
  }

  @Test
  void isOutOfReachOfScriptsWithoutHttpsToo() throws Exception {
    assertThat(header(SessionCookie.session(/* secure= */ false)))
        .isEqualTo(
            "bulletin-session=%s; Path=/; HTTPOnly; SameSite=Lax".formatted(id.value().reveal()));
  }
}
