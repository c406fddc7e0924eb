package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MixedLoadTest {
  private static final int REPORTS = 200;
  private static final Duration SHORT = Duration.ofMillis(500);

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Integer> versions = new HashMap<>();
  private final List<String> conflicts = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private volatile long late;

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void sendsAsManyAsAreDue() {
    try (MixedLoad load = load()) {
      Loaded loaded = load.atRate(200, SHORT);
      assertThat(loaded.answers()).isEqualTo(100);
      assertThat(loaded.errors()).isZero();
      assertThat(loaded.latencies()).containsKeys(Kind.REPORT, Kind.HOME);
    }
  }

  @Test
  void countsFromWhenARequestWasDue() {
    late = 200;
    try (MixedLoad load = load()) {
      // 64 connections answer 320 a second, so that the last of 500 wait for a second.
      Loaded loaded = load.atRate(1_000, SHORT);
      assertThat(loaded.answers()).isEqualTo(500);
      assertThat(loaded.all().p99()).isGreaterThan(800_000);
    }
  }

  @Test
  void writesEachReportOneAfterTheOther() {
    try (MixedLoad load = load()) {
      Loaded loaded = load.fastest(SHORT);
      assertThat(loaded.errors()).isZero();
      assertThat(loaded.latencies()).containsKey(Kind.WRITE);
      assertThat(conflicts).isEmpty();
    }
  }

  @Test
  void countsWhatWentWrongByKind() {
    answer = 503;
    try (MixedLoad load = load()) {
      Loaded loaded = load.atRate(100, SHORT);
      assertThat(loaded.answers()).isZero();
      assertThat(loaded.errors()).isEqualTo(50);
      assertThat(loaded.failures()).containsKey("REPORT: status 503");
    }
  }

  private MixedLoad load() {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    return new MixedLoad(port, "token", REPORTS, 2);
  }

  private void answer(HttpServerRequest request) {
    if (late > 0) {
      vertx.setTimer(late, passed -> end(request));
    } else {
      end(request);
    }
  }

  private void end(HttpServerRequest request) {
    String match = request.getHeader("If-Match");
    if (match != null) {
      int version = versions.merge(request.path(), 1, Integer::sum);
      if (!match.equals("\"" + version + "\"")) {
        conflicts.add(request.path());
      }
      request.response().putHeader("ETag", "\"" + (version + 1) + "\"");
    }
    request.response().setStatusCode(answer).end("page");
  }
}
