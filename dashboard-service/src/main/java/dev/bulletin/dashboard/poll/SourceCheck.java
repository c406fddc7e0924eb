package dev.bulletin.dashboard.poll;

import static java.util.stream.Collectors.joining;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.upstream.UpstreamState;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.Snapshot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether an API keeps giving figures: on the instance that polls by how its sources answer, on the
 * others by the newest samples that they know of. It fails where figures are missed; a source that
 * only stands by is told of. Thread-safe.
 */
public final class SourceCheck {
  private final PolledApi api;
  private final LatestSamples latest;
  private final BooleanSupplier leading;
  private final Clock clock;

  public SourceCheck(PolledApi api, LatestSamples latest, BooleanSupplier leading, Clock clock) {
    this.api = api;
    this.latest = latest;
    this.leading = leading;
    this.clock = clock;
  }

  private record Judgement(boolean failing, String words) {}

  /** Succeeds, or fails, with how each source stands and how long ago it last gave something. */
  public Future<String> probe() {
    List<Judgement> judgements = leading.getAsBoolean() ? judgeAsPoller() : judgeAsListener();
    String words =
        judgements.stream().map(Judgement::words).collect(joining("; ", api.name() + ": ", ""));
    return judgements.stream().anyMatch(Judgement::failing)
        ? Future.failedFuture(ServiceException.unavailable(words))
        : Future.succeededFuture(words);
  }

  private List<Judgement> judgeAsPoller() {
    return api.sources().stream().map(this::judgeAsPoller).toList();
  }

  private Judgement judgeAsPoller(WatchedSource source) {
    UpstreamState client = api.upstream().state();
    boolean failing = source.isFailing() || client.isFailing();
    String state =
        failing
            ? "fails (%s), breaker %s, ".formatted(source.lastOutcome(), client.breaker().label())
            : "";
    Optional<Instant> last = source.lastAnswer().or(() -> newestOf(source));
    return judge(source, failing, state + "last good answer", last);
  }

  /** Of those whose samples an instance hears. */
  private List<Judgement> judgeAsListener() {
    return api.sources().stream()
        .filter(source -> !source.series().isEmpty())
        .map(source -> judge(source, /* failing= */ false, "newest sample", newestOf(source)))
        .toList();
  }

  private Optional<Instant> newestOf(WatchedSource source) {
    Snapshot known = latest.known();
    return source.series().stream()
        .flatMap(series -> known.newest(series).stream())
        .map(Sample::at)
        .max(Comparator.naturalOrder());
  }

  private Judgement judge(
      WatchedSource source, boolean failing, String what, Optional<Instant> last) {
    Instant now = clock.instant();
    boolean old = last.filter(at -> !source.plan().freshness().staleAt(at).isBefore(now)).isEmpty();
    String age =
        last.map(at -> "%s %d ms ago".formatted(what, Math.max(0, age(at, now))))
            .orElse("has given nothing yet");
    String standby = source.plan().standby() ? " (stands by)" : "";
    return new Judgement(
        (failing || old) && !source.plan().standby(), source.feed() + standby + ": " + age);
  }

  private static long age(Instant at, Instant now) {
    return Duration.between(at, now).toMillis();
  }
}
