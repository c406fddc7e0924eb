package dev.bulletin.realtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {
  private static final long MILLI = 1_000_000;

  private final List<Promise<String>> makings = new ArrayList<>();
  private final Shared<String> shared = new Shared<>(Duration.ofMillis(500), this::make);

  private Future<String> make() {
    makings.add(Promise.promise());
    return makings.get(makings.size() - 1).future();
  }

  @Test
  void isMadeOnceForAllWhoAskMeanwhileHoweverLongThatTakes() {
    Future<String> first = shared.at(0);
    assertThat(shared.at(2_000 * MILLI)).isSameAs(first);
    assertThat(makings).hasSize(1);
  }

  @Test
  void isGivenAgainWhileItIsFreshAndMadeAnewAfterwards() {
    Future<String> first = shared.at(0);
    makings.get(0).complete("one");
    assertThat(shared.at(499 * MILLI)).isSameAs(first);
    assertThat(shared.at(500 * MILLI)).isNotSameAs(first);
    assertThat(makings).hasSize(2);
  }
}
