package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.upstream.HostStub.Mood;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With prior knowledge, against a host that speaks HTTP/2 without TLS. */
class UpstreamHttp2Test {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HostStub host = HostStub.start();
  private Asking asking = asking(Asking.PATIENT);

  private Asking asking(Duration deadline) {
    return Asking.of(
        new UpstreamOptions("stub", host.uri(), deadline, 1 << 20, true, 0, Asking.NEVER));
  }

  @AfterEach
  void stop() {
    asking.close();
    host.close();
  }

  @Test
  void asksForManyThingsOverOneConnection() {
    host.be(Mood.HOLD);
    List<Future<Integer>> asked =
        IntStream.range(0, 50).mapToObj(i -> asking.begin("/" + i)).toList();
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(50));
    host.letGo();
    Asking.await(Future.all(asked));
    assertThat(host.versions()).containsOnly(HttpVersion.HTTP_2);
    assertThat(host.connections()).isEqualTo(1);
  }

  @Test
  void cutsOneAnswerAndLeavesTheOthersOfItsConnection() {
    host.beFirst(Mood.HOLD, Mood.HUGE);
    Future<Integer> other = asking.begin("/other");
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(1));
    asking.fail(Reason.TOO_LARGE);
    assertThat(asking.get()).isEqualTo(3);
    host.letGo();
    assertThat(Asking.await(other)).isZero();
    assertThat(host.connections()).as("nobody joins one that was cut").isEqualTo(2);
  }

  /**
   * Of a connection whose other end is gone nothing is heard: the next call must not wait on it.
   */
  @Test
  void asksOverAnotherConnectionAfterADeadline() {
    asking.close();
    asking = asking(Duration.ofSeconds(3));
    host.beFirst(Mood.STALL);
    asking.fail(Reason.TIMEOUT);
    assertThat(asking.get()).isEqualTo(2);
    assertThat(host.connections()).isEqualTo(2);
    Eventually.that(LIMIT, () -> assertThat(host.openConnections()).isEqualTo(1));
  }

  @Test
  void speaksTheOlderVersionWithoutPriorKnowledge() {
    asking.close();
    asking = Asking.of(Asking.plain(host.uri(), Asking.PATIENT));
    asking.get();
    assertThat(host.versions()).containsExactly(HttpVersion.HTTP_1_1);
  }
}
