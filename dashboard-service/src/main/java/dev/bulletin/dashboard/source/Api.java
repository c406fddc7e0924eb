package dev.bulletin.dashboard.source;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.common.upstream.UpstreamRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Asks an API on behalf of one source, within that source's budget. Thread-safe. */
final class Api {
  private final Upstream upstream;
  private final Map<String, Secret> headers;
  private final Budget budget;

  /** Headers that no log shows go with every call. */
  Api(Upstream upstream, Map<String, Secret> headers, SourcePlan plan, Clock clock) {
    this.upstream = upstream;
    this.headers = Map.copyOf(headers);
    this.budget = new Budget(plan.callsPerMinute(), clock);
  }

  Api(Upstream upstream, SourcePlan plan, Clock clock) {
    this(upstream, Map.of(), plan, clock);
  }

  /** What the reader makes of the answer; the reader throws what {@link Fields#invalid} gives. */
  <T> Future<T> get(String pathAndQuery, Function<Buffer, T> reader) {
    return budget.take()
        ? upstream.get(new UpstreamRequest(pathAndQuery, headers), reader)
        : Future.failedFuture(
            new UpstreamException(
                Reason.LIMITED, "not asked: its %s are used up".formatted(budget)));
  }
}
