package dev.bulletin.gateway.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.web.Problems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAuthenticationTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final WebClient web = WebClient.create(vertx);
  private final FakeTokens tokens = new FakeTokens();
  private final AtomicLong nanos = new AtomicLong();
  private int port;

  /** One token, or none, or a failure. */
  private static final class FakeTokens implements Tokens {
    private final AtomicInteger finds = new AtomicInteger();
    private volatile Future<Optional<ApiToken>> answer =
        Future.succeededFuture(Optional.of(new ApiToken(1, "ci", Set.of("write"), null)));

    @Override
    public Future<Optional<ApiToken>> find(byte[] hash) {
      finds.incrementAndGet();
      return answer;
    }

    @Override
    public Future<Void> use(long id) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> ensure(String name, Secret token, Set<String> scopes) {
      return Future.succeededFuture();
    }
  }

  @BeforeEach
  void start() throws Exception {
    var authentication =
        new TokenAuthentication(tokens, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
    Router router = Router.router(vertx);
    router
        .route()
        .handler(ctx -> authentication.require(ctx, "write"))
        .handler(ctx -> ctx.end(TokenAuthentication.caller(ctx).orElseThrow().principal().name()))
        .failureHandler(Problems::handle);
    port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(60, SECONDS)
            .actualPort();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  private int status() throws Exception {
    return web.get(port, "127.0.0.1", "/")
        .bearerTokenAuthentication(TOKEN)
        .send()
        .await(60, SECONDS)
        .statusCode();
  }

  @Test
  void looksATokenUpOnceInTenSeconds() throws Exception {
    assertThat(status()).isEqualTo(200);
    assertThat(status()).isEqualTo(200);
    assertThat(tokens.finds).hasValue(1);
  }

  @Test
  void refusesARevokedTokenAfterTenSeconds() throws Exception {
    assertThat(status()).isEqualTo(200);
    tokens.answer = Future.succeededFuture(Optional.empty());
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    assertThat(status()).isEqualTo(200);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(status()).isEqualTo(401);
  }

  @Test
  void refusesATokenThatExpiresWhileItIsBelieved() throws Exception {
    tokens.answer =
        Future.succeededFuture(
            Optional.of(new ApiToken(1, "ci", Set.of("write"), NOW.minusSeconds(1))));
    assertThat(status()).isEqualTo(401);
    assertThat(status()).isEqualTo(401);
  }

  @Test
  void saysThatTokensCannotBeCheckedWhenTheDatabaseIsAway() throws Exception {
    tokens.answer = Future.failedFuture("no connection");
    assertThat(status()).isEqualTo(503);
  }
}
