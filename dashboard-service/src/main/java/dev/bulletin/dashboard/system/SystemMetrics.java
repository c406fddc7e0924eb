package dev.bulletin.dashboard.system;

import dev.bulletin.common.metrics.SelfMetrics;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.Freshness;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.source.KnownSources;
import dev.bulletin.dashboard.source.Source;
import dev.bulletin.dashboard.source.SourcePlan;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What all living instances measure of themselves, summed up. Thread-safe. */
public final class SystemMetrics implements Source {
  public static final String SOURCE = KnownSources.BULLETIN;
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  /** From then on a figure is stale. */
  public static final Duration FRESHNESS = Duration.ofSeconds(30);

  /** One that has not been heard for so long is left out. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** It costs nothing to ask ourselves. */
  private static final int CALLS_PER_MINUTE = 100;

  private static final String PREFIX = "system.";
  private static final String INSTANCES = "instances";
  private static final String HIT_RATE = "hit-rate";
  private static final List<String> SUMMED =
      List.of(SelfMetrics.REQUESTS, SelfMetrics.SOCKETS, SelfMetrics.BROADCASTS, SelfMetrics.HEAP);

  private final Clock clock;
  private final Map<String, Heard> heardByInstance = new ConcurrentHashMap<>();

  private record Heard(Instant at, Map<String, Double> values) {}

  /** Nothing heard yet. */
  public SystemMetrics(Clock clock) {
    this.clock = clock;
  }

  public void hear(SelfMetrics told) {
    heardByInstance.put(told.instance(), new Heard(clock.instant(), told.values()));
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public String feed() {
    return "metrics";
  }

  @Override
  public SourcePlan plan() {
    return SourcePlan.needed(INTERVAL, INTERVAL, Freshness.of(FRESHNESS), CALLS_PER_MINUTE);
  }

  @Override
  public List<String> series() {
    return Stream.concat(Stream.of(INSTANCES, HIT_RATE), SUMMED.stream())
        .map(name -> PREFIX + name)
        .toList();
  }

  /** Nothing while nobody has been heard. */
  @Override
  public Future<Gathered> fetch() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    heardByInstance.values().removeIf(heard -> heard.at().isBefore(now.minus(SILENCE)));
    Collection<Heard> living = List.copyOf(heardByInstance.values());
    return Future.succeededFuture(
        Gathered.samples(now, living.isEmpty() ? List.of() : samples(living, now)));
  }

  private static List<Sample> samples(Collection<Heard> living, Instant now) {
    List<Sample> samples = new ArrayList<>();
    samples.add(sample(INSTANCES, living.size(), now));
    SUMMED.forEach(name -> samples.add(sample(name, sum(living, name), now)));
    double asked = sum(living, SelfMetrics.CACHE_REQUESTS);
    if (asked > 0) { // Of no question no share was answered.
      samples.add(sample(HIT_RATE, 100 * sum(living, SelfMetrics.CACHE_HITS) / asked, now));
    }
    return List.copyOf(samples);
  }

  private static double sum(Collection<Heard> living, String name) {
    return living.stream().mapToDouble(heard -> heard.values().getOrDefault(name, 0.0)).sum();
  }

  private static Sample sample(String name, double value, Instant now) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    return new Sample(PREFIX + name, rounded, now, SOURCE);
  }
}
