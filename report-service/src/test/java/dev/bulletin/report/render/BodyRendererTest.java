package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartData;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyRendererTest {
  private static final Body BODY = new Body("Text.", BodyFormat.MARKDOWN, Language.EN);

  private final Vertx vertx = Vertx.vertx();
  private final WorkerExecutor cpu = vertx.createSharedWorkerExecutor("cpu", 1);
  private final BodyRenderer renderer = new BodyRenderer(cpu);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void rendersForWhoeverWaits() {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    assertThat(renderer.render(BODY, ChartData.NONE, deadline).await().html())
        .isEqualTo("<p>Text.</p>\n");
  }

  @Test
  void doesNothingForThoseWhoHaveGone() {
    Deadline passed = Deadline.in(Duration.ZERO);
    assertUnavailable(renderer.render(BODY, ChartData.NONE, passed));
    assertUnavailable(renderer.needs("body", BODY, passed));
  }

  private static void assertUnavailable(Future<?> future) {
    assertThatThrownBy(future::await)
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  @Test
  void findsABodyGoodOnce() {
    renderer.check("body", BODY).await();
    CountDownLatch busy = new CountDownLatch(1);
    Future<Boolean> work = cpu.executeBlocking(() -> busy.await(1, TimeUnit.MINUTES));
    Future<Void> again = renderer.check("body", BODY);
    Future<Void> other = renderer.check("body", new Body("Text.", BODY.format(), Language.VI));
    assertThat(again.isComplete()).isTrue();
    assertThat(other.isComplete()).isFalse();
    busy.countDown();
    Future.all(work, other).await();
  }

  @Test
  void findsABodyWrongEachTime() {
    var wrong = new Body("```chart\ntype: pie\n```\n", BodyFormat.MARKDOWN, Language.EN);
    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(() -> renderer.check("body", wrong).await())
          .hasMessageStartingWith("INVALID_REQUEST: body: line");
    }
  }

  @Test
  void refusesWhatIsTooComplexNamingTheField() {
    var complex = new Body("<".repeat(100_000), BodyFormat.MARKDOWN, Language.EN);
    assertThatThrownBy(() -> renderer.check("texts.en.body", complex).await())
        .hasMessageStartingWith("INVALID_REQUEST: texts.en.body: a paragraph");
  }
}
