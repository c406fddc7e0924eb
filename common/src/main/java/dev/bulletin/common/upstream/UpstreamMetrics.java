package dev.bulletin.common.upstream;

import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.common.upstream.UpstreamState.Breaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts how the calls to one upstream ended, each once, and shows how its breaker stands. */
final class UpstreamMetrics {
  private final MeterRegistry meters;
  private final String upstream;
  private final Counter answered;
  private final Map<Reason, Counter> failed = new EnumMap<>(Reason.class);
  private final Counter shared;
  private final Counter retries;
  private final Timer duration;

  UpstreamMetrics(MeterRegistry meters, String upstream) {
    this.meters = meters;
    this.upstream = upstream;
    this.answered = calls("ok");
    for (Reason reason : Reason.values()) {
      failed.put(reason, calls(reason.label()));
    }
    this.shared = counter("bulletin.upstream.shared", "answers that came of another's call");
    this.retries = counter("bulletin.upstream.retries", "tries after the first of a call");
    this.duration =
        Timer.builder("bulletin.upstream.duration")
            .description("of calls that were made, tries again and pauses included")
            .tag("upstream", upstream)
            .register(meters);
  }

  private Counter calls(String outcome) {
    return Counter.builder("bulletin.upstream.calls")
        .description("calls by how they ended, each counted once")
        .tag("upstream", upstream)
        .tag("outcome", outcome)
        .register(meters);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name)
        .description(description)
        .tag("upstream", upstream)
        .register(meters);
  }

  void show(HostBreaker breaker) {
    for (Breaker state : Breaker.values()) {
      Gauge.builder("bulletin.upstream.breaker", breaker, b -> b.state() == state ? 1 : 0)
          .description("1 for the state that the breaker is in")
          .tag("upstream", upstream)
          .tag("state", state.label())
          .register(meters);
    }
  }

  void answered(Duration after) {
    answered.increment();
    duration.record(after);
  }

  void failed(Reason reason, Duration after) {
    Objects.requireNonNull(failed.get(reason)).increment();
    if (reason != Reason.RESTING) {
      duration.record(after);
    }
  }

  void shared() {
    shared.increment();
  }

  void retried() {
    retries.increment();
  }
}
