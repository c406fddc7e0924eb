package dev.bulletin.realtime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.reader.Heartbeat.Due;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Liveness LIVENESS = Liveness.every(Duration.ofSeconds(25));
  private static final long START = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

  private final Heartbeat heartbeat = new Heartbeat(LIVENESS, START);

  @Test
  void waitsTenSecondsForAnAnswerToAPingEachTwentyFive() {
    assertThat(LIVENESS.pong()).isEqualTo(Duration.ofSeconds(10));
    assertThat(LIVENESS.period()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theFirstPingsAreSpreadOverHalfAnInterval() {
    heartbeat.connected(START, 0);
    assertThat(heartbeat.due(at(12.4), false)).isEqualTo(Due.NOTHING);
    assertThat(heartbeat.due(at(12.5), false)).isEqualTo(Due.PING);
    Heartbeat late = new Heartbeat(LIVENESS, START);
    late.connected(START, 1);
    assertThat(late.due(at(24.9), false)).isEqualTo(Due.NOTHING);
    assertThat(late.due(at(25), false)).isEqualTo(Due.PING);
  }

  @Test
  void asksAgainAfterEachInterval() {
    heartbeat.connected(START, 1);
    assertThat(heartbeat.due(at(25), false)).isEqualTo(Due.PING);
    heartbeat.pong();
    assertThat(heartbeat.due(at(49), false)).isEqualTo(Due.NOTHING);
    assertThat(heartbeat.due(at(50), false)).isEqualTo(Due.PING);
  }

  @Test
  void anAnswerThatWasNotAskedForChangesNothing() {
    heartbeat.connected(START, 1);
    heartbeat.pong();
    assertThat(heartbeat.due(at(25), false)).isEqualTo(Due.PING);
    assertThat(heartbeat.due(at(35), false)).isEqualTo(Due.NO_PONG);
  }

  @Test
  void aSlowReaderIsNeitherAskedNorBlamed() {
    heartbeat.connected(START, 1);
    assertThat(heartbeat.due(at(25), true)).isEqualTo(Due.NOTHING);
    assertThat(heartbeat.due(at(26), false)).isEqualTo(Due.PING);
    assertThat(heartbeat.due(at(40), true)).isEqualTo(Due.NOTHING);
    assertThat(heartbeat.due(at(49), false)).isEqualTo(Due.NOTHING);
    assertThat(heartbeat.due(at(50), false)).isEqualTo(Due.NO_PONG);
  }

  private static long at(double seconds) {
    return START + (long) (seconds * 1e9);
  }
}
