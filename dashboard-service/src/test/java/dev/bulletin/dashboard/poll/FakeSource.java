package dev.bulletin.dashboard.poll;

import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.Freshness;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.source.Source;
import dev.bulletin.dashboard.source.SourcePlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** A source that answers as the test wants it. */
final class FakeSource implements Source {
  private final String feed;
  private final List<String> series;
  private final SourcePlan plan;
  private volatile Supplier<Future<Gathered>> answer = FakeSource::nothing;
  private volatile int asked;

  FakeSource(String feed, List<String> series, SourcePlan plan) {
    this.feed = feed;
    this.series = series;
    this.plan = plan;
  }

  static SourcePlan plan(Duration interval, Duration deadline) {
    return SourcePlan.needed(interval, deadline, Freshness.of(Duration.ofSeconds(15)), 100);
  }

  private static Future<Gathered> nothing() {
    return Future.succeededFuture(new Gathered(Instant.EPOCH, List.of(), List.of()));
  }

  void give(Sample... samples) {
    answer = () -> Future.succeededFuture(new Gathered(Instant.EPOCH, List.of(samples), List.of()));
  }

  void failWith(Reason reason) {
    failWith(new UpstreamException(reason, "as the test wants it"));
  }

  void failWith(RuntimeException failure) {
    answer = () -> Future.failedFuture(failure);
  }

  void hang() {
    answer = () -> Promise.<Gathered>promise().future();
  }

  int asked() {
    return asked;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String feed() {
    return feed;
  }

  @Override
  public SourcePlan plan() {
    return plan;
  }

  @Override
  public List<String> series() {
    return series;
  }

  @Override
  public Future<Gathered> fetch() {
    asked++;
    return answer.get();
  }
}
