package dev.bulletin.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.report.Language;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShelfTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final MadeFile FILE = MadeFile.of(Buffer.buffer(new byte[1_000]));

  private final Vertx vertx = Vertx.vertx();
  private final Shelf shelf = new Shelf(10_000);
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Future<MadeFile> ask(int revision, Future<MadeFile> file) {
    var key = new FileKey("weekly", revision, Language.EN, "pdf");
    return shelf.file(key, vertx.getOrCreateContext(), () -> make(file));
  }

  private Future<MadeFile> make(Future<MadeFile> file) {
    made.incrementAndGet();
    return file;
  }

  @Test
  void makesAFileOnceForAllWhoAskMeanwhileAndAfterwards() {
    Promise<MadeFile> making = Promise.promise();
    Future<MadeFile> first = ask(1, making.future());
    Future<MadeFile> second = ask(1, making.future());
    making.complete(FILE);
    assertThat(first.await()).isSameAs(second.await()).isSameAs(FILE);
    assertThat(ask(1, Future.failedFuture("made twice")).await()).isSameAs(FILE);
    assertThat(made).hasValue(1);
  }

  @Test
  void triesAgainWhatCouldNotBeMade() {
    assertThatThrownBy(() -> ask(1, Future.failedFuture("no paper")).await())
        .hasMessage("no paper");
    Eventually.that(
        SOON, () -> assertThat(ask(1, Future.succeededFuture(FILE)).await()).isSameAs(FILE));
  }

  @Test
  void keepsNoMoreThanThereIsRoomFor() {
    Eventually.that(
        SOON,
        () -> {
          askForAHundred();
          assertThat(made).hasValueGreaterThan(500);
        });
  }

  private void askForAHundred() {
    for (int revision = 1; revision <= 100; revision++) {
      ask(revision, Future.succeededFuture(FILE)).await();
    }
  }
}
