package dev.bulletin.report.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two at once, each ended by the test. */
class OrderedWorkTest {
  private final Map<Integer, Promise<String>> underWay = new TreeMap<>();
  private final List<String> told = new ArrayList<>();

  @Test
  void resultsComeInTheOrderOfTheElements() {
    listenTo(work(FakeStream.of(List.of(1, 2, 3))));
    finish(2);
    assertThat(told).isEmpty();
    finish(1);
    assertThat(told).containsExactly("result 1", "result 2");
    finish(3);
    assertThat(told).containsExactly("result 1", "result 2", "result 3", "end");
  }

  @Test
  void noMoreAreInWorkThanMayBe() {
    var source = FakeStream.of(List.of(1, 2, 3, 4));
    listenTo(work(source));
    assertThat(underWay).containsOnlyKeys(1, 2);
    finish(2);
    assertThat(underWay).containsOnlyKeys(1);
    assertThat(source.waiting()).isEqualTo(2);
    finish(1);
    assertThat(underWay).containsOnlyKeys(3, 4);
  }

  @Test
  void nothingIsTakenWhileResultsWaitForRoom() {
    var source = FakeStream.of(List.of(1, 2, 3, 4));
    var work = work(source);
    work.pause();
    listenTo(work);
    finish(1);
    finish(2);
    assertThat(told).isEmpty();
    assertThat(source.waiting()).isEqualTo(2);
    work.fetch(1);
    assertThat(told).containsExactly("result 1");
    assertThat(source.waiting()).isEqualTo(1);
  }

  @Test
  void aFailureEndsItAfterTheResultsBefore() {
    listenTo(work(FakeStream.of(List.of(1, 2, 3))));
    underWay.remove(2).fail("no result 2");
    finish(1);
    assertThat(told).containsExactly("result 1", "no result 2");
    finish(3);
    assertThat(told).containsExactly("result 1", "no result 2");
  }

  @Test
  void whatTheWorkThrowsIsAFailure() {
    listenTo(new OrderedWork<Integer, String>(FakeStream.of(List.of(1)), 2, OrderedWorkTest::fail));
    assertThat(told).containsExactly("thrown for 1");
  }

  @Test
  void aFailureOfTheSourceIsPassedOn() {
    listenTo(work(FakeStream.failing(List.of(1), new Exception("broken off"))));
    finish(1);
    assertThat(told).containsExactly("broken off");
  }

  @Test
  void anEmptySourceEndsAtOnce() {
    listenTo(work(FakeStream.of(List.of())));
    assertThat(told).containsExactly("end");
  }

  @Test
  void manyResultsThatAreThereAtOnceNeedNoDeeperStack() {
    List<Integer> many = IntStream.range(0, 100_000).boxed().toList();
    listenTo(new OrderedWork<>(FakeStream.of(many), 2, i -> Future.succeededFuture(i.toString())));
    assertThat(told).hasSize(100_001).endsWith("99999", "end");
  }

  private OrderedWork<Integer, String> work(FakeStream<Integer> source) {
    return new OrderedWork<>(source, 2, this::start);
  }

  private Future<String> start(Integer element) {
    Promise<String> promise = Promise.promise();
    underWay.put(element, promise);
    return promise.future();
  }

  private void finish(int element) {
    underWay.remove(element).complete("result " + element);
  }

  private static Future<String> fail(int element) {
    throw new IllegalStateException("thrown for " + element);
  }

  private void listenTo(OrderedWork<?, String> work) {
    work.endHandler(end -> told.add("end"));
    work.exceptionHandler(failure -> told.add(failure.getMessage()));
    work.handler(told::add);
  }
}
