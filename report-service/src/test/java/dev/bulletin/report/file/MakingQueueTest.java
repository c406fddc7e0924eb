package dev.bulletin.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MakingQueueTest {
  private final Vertx vertx = Vertx.vertx();
  private final MakingQueue queue = new MakingQueue(vertx.createSharedWorkerExecutor("cpu", 4), 3);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void makesOneAtATimeAndRefusesWhatIsTooMuch() {
    var finish = new CountDownLatch(1);
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    List<Future<Integer>> accepted =
        IntStream.range(0, 3)
            .mapToObj(i -> queue.run(() -> work(i, finish, atWork, most)))
            .toList();
    assertThatThrownBy(() -> queue.run(() -> 4).await(60, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    finish.countDown();
    assertThat(accepted.stream().map(future -> future.await())).containsExactly(0, 1, 2);
    assertThat(most).hasValue(1);
  }

  private static int work(
      int result, CountDownLatch finish, AtomicInteger atWork, AtomicInteger most)
      throws InterruptedException {
    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
    finish.await();
    atWork.decrementAndGet();
    return result;
  }

  @Test
  void whatFailsKeepsNobodyFromTheirTurn() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> queue.run(MakingQueueTest::broken).await())
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(queue.run(() -> 7).await()).isEqualTo(7);
  }

  private static int broken() {
    throw new IllegalStateException("broken");
  }
}
