package dev.bulletin.gateway.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.web.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way in, where browsers reach the site over HTTPS through something in front of it. */
class SessionAuthenticationTest {
  private static final String SITE = "https://bulletin.example";
  private static final SessionConfig ANY =
      new SessionConfig(Duration.ofHours(1), Duration.ofHours(1));

  private final Vertx vertx = Vertx.vertx();
  private final WebClient web = WebClient.create(vertx);

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  /** No session is ever looked up: nobody gets further than the form. */
  private int start(String publicUrl) throws Exception {
    var sessions = new SessionAuthentication(new Sessions(null, ANY, Clock.systemUTC()), publicUrl);
    Router router = Router.router(vertx);
    router.get().handler(ctx -> ctx.end(sessions.visitorCsrf(ctx)));
    router.post().handler(ctx -> check(sessions, ctx));
    router.route().failureHandler(Problems::handle);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .await(60, SECONDS)
        .actualPort();
  }

  private static void check(SessionAuthentication sessions, RoutingContext ctx) {
    sessions.checkVisitor(ctx, ctx.request().getHeader("token"));
    ctx.end();
  }

  private HttpResponse<Buffer> ask(int port) throws Exception {
    return web.get(port, "127.0.0.1", "/").send().await(60, SECONDS);
  }

  /** What becomes of the form with its token and its cookie, sent by a page of that origin. */
  private int sentBy(String origin, int port) throws Exception {
    HttpResponse<Buffer> form = ask(port);
    return web.request(HttpMethod.POST, port, "127.0.0.1", "/")
        .putHeader("cookie", form.getHeader("set-cookie").split(";", 2)[0])
        .putHeader("token", form.bodyAsString())
        .putHeader("origin", origin)
        .send()
        .await(60, SECONDS)
        .statusCode();
  }

  @Test
  void setsCookiesThatStayWithTheHostOverHttps() throws Exception {
    assertThat(ask(start(SITE)).getHeader("set-cookie"))
        .startsWith("__Host-bulletin-visitor=")
        .contains("; Secure");
  }

  @Test
  void setsCookiesThatWorkWithoutHttps() throws Exception {
    assertThat(ask(start("")).getHeader("set-cookie"))
        .startsWith("bulletin-visitor=")
        .doesNotContain("; Secure");
  }

  @Test
  void takesWhatPagesOfThePublicAddressSendAndNothingElse() throws Exception {
    int port = start(SITE);
    assertThat(sentBy(SITE, port)).isEqualTo(200);
    assertThat(sentBy("http://127.0.0.1:" + port, port)).isEqualTo(403);
    assertThat(sentBy("http://bulletin.example", port)).isEqualTo(403);
    assertThat(sentBy(SITE + ".evil.example", port)).isEqualTo(403);
  }

  @Test
  void takesWhatItsOwnPagesSendWhereBrowsersReachItDirectly() throws Exception {
    int port = start("");
    assertThat(sentBy("http://127.0.0.1:" + port, port)).isEqualTo(200);
    assertThat(sentBy("http://127.0.0.1", port)).isEqualTo(403);
    assertThat(sentBy("https://evil.example", port)).isEqualTo(403);
  }
}
