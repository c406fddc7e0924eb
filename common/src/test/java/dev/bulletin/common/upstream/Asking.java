package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An upstream as tests ask it: one after the other, and what came of it. */
final class Asking implements AutoCloseable {
  /** So many failures that no breaker opens. */
  static final Breaking NEVER =
      new Breaking(1_000, 1_000, Duration.ofMinutes(1), Duration.ofSeconds(1));

  static final Duration PATIENT = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Upstream upstream;

  Asking(UpstreamOptions options, Clock clock) {
    upstream = Upstream.open(vertx, options, meters, clock);
  }

  static Asking of(UpstreamOptions options) {
    return new Asking(options, Clock.systemUTC());
  }

  /** Without tries again and without a breaker. */
  static UpstreamOptions plain(URI base, Duration deadline) {
    return new UpstreamOptions("stub", base, deadline, 1 << 20, false, 0, NEVER);
  }

  Future<Integer> begin(String path) {
    return upstream.get(UpstreamRequest.of(path), Asking::number);
  }

  private static Integer number(Buffer body) {
    try {
      return Integer.valueOf(body.toString());
    } catch (NumberFormatException e) {
      throw UpstreamException.invalid("no number");
    }
  }

  int get() {
    return await(begin("/"));
  }

  UpstreamException fail() {
    return fail("/");
  }

  UpstreamException fail(String path) {
    UpstreamException failure =
        catchThrowableOfType(UpstreamException.class, () -> await(begin(path)));
    assertThat(failure).as("the failure").isNotNull();
    return failure;
  }

  void fail(Reason reason) {
    assertThat(fail().reason()).isEqualTo(reason);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(90, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the deadline did not end the call", e);
    }
  }

  Upstream upstream() {
    return upstream;
  }

  Vertx vertx() {
    return vertx;
  }

  double calls(String outcome) {
    return meters.get("bulletin.upstream.calls").tag("outcome", outcome).counter().count();
  }

  double count(String counter) {
    return meters.get("bulletin.upstream." + counter).counter().count();
  }

  long timed() {
    return meters.get("bulletin.upstream.duration").timer().count();
  }

  double breaker(String state) {
    return meters.get("bulletin.upstream.breaker").tag("state", state).gauge().value();
  }

  @Override
  public void close() {
    upstream.close().await();
    vertx.close().await();
  }
}
