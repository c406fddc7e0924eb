package dev.bulletin.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final int PER_MINUTE = 60;
  private static final String ANN = "ann";

  private final AtomicLong nanos = new AtomicLong(1);
  private final List<Long> told = new ArrayList<>();
  private final List<Promise<Long>> answers = new ArrayList<>();
  private final Quota quota = new Quota("caller", PER_MINUTE, this::add, nanos::get);

  private Future<Long> add(String who, int perMinute, long requests) {
    told.add(requests);
    answers.add(Promise.promise());
    return answers.get(answers.size() - 1).future();
  }

  private int admitted(int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += quota.take(ANN).admitted() ? 1 : 0;
    }
    return admitted;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void letsSoManyComeAtOnceAndThenOneAfterTheOther() {
    assertThat(admitted(100)).isEqualTo(PER_MINUTE);
    pass(Duration.ofSeconds(2));
    assertThat(admitted(100)).isEqualTo(2);
  }

  @Test
  void saysHowLongToWait() {
    admitted(PER_MINUTE);
    Verdict refused = quota.take(ANN);
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.waitSeconds()).isEqualTo(1);
  }

  @Test
  void tellsTheCallerWhatIsLeft() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    quota.take(ANN).tell(headers);
    assertThat(headers.get("ratelimit-policy")).isEqualTo("\"caller\";q=60;w=60");
    assertThat(headers.get("ratelimit")).isEqualTo("\"caller\";r=59;t=1");
  }

  @Test
  void countsEachForThemselves() {
    admitted(PER_MINUTE);
    assertThat(quota.take("bob").admitted()).isTrue();
  }

  @Test
  void goesByItselfWhileTheTallyIsAway() {
    admitted(1);
    answers.get(0).fail("away");
    assertThat(admitted(100)).isEqualTo(PER_MINUTE - 1);
  }

  @Test
  void knowsWhatOthersHaveLetThrough() {
    admitted(1);
    answers.get(0).complete(3L);
    assertThat(admitted(100)).isEqualTo(3);
  }

  @Test
  void doesNotBelieveThatThereIsMoreThanItHasLeft() {
    admitted(10);
    answers.get(0).complete(59L);
    assertThat(admitted(100)).isEqualTo(PER_MINUTE - 10);
  }

  @Test
  void tellsTogetherWhatCameWhileItWasTelling() {
    admitted(5);
    assertThat(told).containsExactly(1L);
    answers.get(0).complete(59L);
    assertThat(told).containsExactly(1L, 4L);
  }

  @Test
  void countsNobodyWhenThereIsNoLimit() {
    Quota none = new Quota("caller", 0, this::add, nanos::get);
    for (int i = 0; i < 1_000; i++) {
      assertThat(none.take(ANN).admitted()).isTrue();
    }
    assertThat(told).isEmpty();
  }
}
