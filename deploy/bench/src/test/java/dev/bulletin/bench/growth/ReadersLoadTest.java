package dev.bulletin.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.LoadResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadersLoadTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void countsEveryAnswerOfEveryGateway() {
    AtomicLong first = new AtomicLong();
    AtomicLong second = new AtomicLong();
    try (var load = new ReadersLoad()) {
      LoadResult result = load.run(List.of(answering(200, first), answering(200, second)), SHORT);
      assertThat(result.errors()).isEmpty();
      assertThat(first).hasValueGreaterThanOrEqualTo(ReadersLoad.READERS / 2);
      assertThat(second).hasValueGreaterThanOrEqualTo(ReadersLoad.READERS / 2);
      assertThat(result.operations()).isEqualTo(first.get() + second.get());
      assertThat(result.bytesRead()).isEqualTo(5 * result.operations());
    }
  }

  @Test
  void countsEveryRefusalAsAnError() {
    AtomicLong refused = new AtomicLong();
    try (var load = new ReadersLoad()) {
      LoadResult result = load.run(List.of(answering(503, refused)), SHORT);
      assertThat(result.operations()).isZero();
      assertThat(result.errors().keySet()).contains("page: status 503");
      assertThat(result.errors().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(refused.get());
    }
  }

  private int answering(int status, AtomicLong count) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  count.incrementAndGet();
                  request.response().setStatusCode(status).end("12345");
                });
    return server.listen(0, "127.0.0.1").await().actualPort();
  }
}
