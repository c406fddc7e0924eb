package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Callers that ask one question after the other and note what failed. */
final class Callers {
  private static final Duration LIMIT = Duration.ofSeconds(240);
  private static final long PAUSE_MILLIS = 10;

  /**
   * Longer than a machine that has much else to do stands still, and shorter than an instance that
   * stands still is believed to live.
   */
  private static final Call<FindReport, ReportAnswer> FIND =
      Patient.within(Duration.ofMillis(1_500), ReportContract.FIND);

  private final Node node;
  private final int count;
  private final IntFunction<FindReport> questions;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  Callers(Node node, int count, IntFunction<FindReport> questions) {
    this.node = node;
    this.count = count;
    this.questions = questions;
  }

  void start() {
    for (int i = 0; i < count; i++) {
      ask();
    }
  }

  void stop() {
    stopped = true;
  }

  private void ask() {
    node.bus()
        .ask(FIND, questions.apply(asked.getAndIncrement()))
        .onSuccess(answer -> answered.incrementAndGet())
        .onFailure(failures::add)
        .onComplete(done -> again());
  }

  private void again() {
    if (!stopped) {
      node.vertx().setTimer(PAUSE_MILLIS, id -> ask());
    }
  }

  /** Waits until so many more answers have come. */
  void awaitMore(int answers) {
    int enough = answered.get() + answers;
    Eventually.that(LIMIT, () -> assertThat(answered.get()).isGreaterThanOrEqualTo(enough));
  }

  List<Throwable> failures() {
    return List.copyOf(failures);
  }
}
