package dev.bulletin.bench.render;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.LoadResult;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FragmentLoadTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void rendersTheSamePageOnOneThreadAndOnTwo() {
    FragmentLoad one = new FragmentLoad(FragmentPage.on(vertx, 1));
    FragmentLoad two = new FragmentLoad(FragmentPage.on(vertx, 2));
    assertThat(one.sample()).isEqualTo(two.sample());
    assertThat(one.sample().length()).isGreaterThan(4L * FragmentPage.ROWS * 50);
  }

  @Test
  void countsEveryPageAndItsBytes() {
    FragmentLoad load = new FragmentLoad(FragmentPage.on(vertx, 1));
    LoadResult result = load.run(Duration.ofMillis(50));
    assertThat(result.operations()).isPositive();
    assertThat(result.bytesRead()).isEqualTo(result.operations() * load.sample().length());
    assertThat(result.p99Micros()).isGreaterThanOrEqualTo(result.p50Micros());
  }
}
