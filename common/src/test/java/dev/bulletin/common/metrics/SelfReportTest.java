package dev.bulletin.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.TypedBus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelfReportTest {
  private static final String CACHES = "bulletin.cache.requests";

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TypedBus bus = new TypedBus(vertx, "a", new Directory());
  private final long start = System.nanoTime();
  private final SelfReport report = new SelfReport(bus, meters, "a");

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private SelfMetrics readAfter(long seconds) {
    return report.read(start + TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void tellsWhatWasCountedInASecondSinceItLastDid() {
    readAfter(10);
    meters.counter(Metrics.REQUESTS, "code", "200").increment(15);
    meters.counter(Metrics.REQUESTS, "code", "404").increment(5);
    meters.counter(CACHES, "outcome", "l1").increment(6);
    meters.counter(CACHES, "outcome", "l2").increment(2);
    meters.counter(CACHES, "outcome", "load").increment(4);
    SelfMetrics told = readAfter(14);
    assertThat(told.instance()).isEqualTo("a");
    assertThat(told.values())
        .containsEntry(SelfMetrics.REQUESTS, 5.0)
        .containsEntry(SelfMetrics.CACHE_REQUESTS, 3.0)
        .containsEntry(SelfMetrics.CACHE_HITS, 2.0)
        .containsEntry(SelfMetrics.BROADCASTS, 0.0);
    assertThat(readAfter(18).values()).containsEntry(SelfMetrics.REQUESTS, 0.0);
  }

  @Test
  void tellsHowMuchThereIsOfWhatIsNotCounted() {
    meters.gauge("bulletin.realtime.connections", 7);
    assertThat(readAfter(5).values())
        .containsEntry(SelfMetrics.SOCKETS, 7.0)
        .containsEntry(SelfMetrics.HEAP, 0.0);
  }
}
