package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Instance;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.redis.RedisConnections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caches of one service on one node: one for each kind of question, in one bounded memory, with
 * one Redis behind them, told of changes together. Thread-safe.
 *
 * <p>A change is told first to Redis and then to every living instance, which confirms it: whoever
 * learns of the change after {@link #invalidate} has ended finds nothing from before. An instance
 * that may have missed a change, because it stood still or met an instance anew, counts nothing
 * that it keeps as fresh.
 */
public final class Caches {
  private static final Logger log = LoggerFactory.getLogger(Caches.class);
  private static final long PERIOD_MILLIS = 1_000;

  private final Node node;
  private final String service;
  private final CacheConfig config;
  private final Pace pace;
  private final MemoryTier memory;
  private final GuardedTier shared;
  private final Watch watch;
  private final Set<Class<?>> questions = new HashSet<>();

  private Caches(Node node, String service, CacheConfig config, SharedTier shared) {
    this.node = node;
    this.service = service;
    this.config = config;
    this.pace = new VertxPace(node.vertx());
    this.memory = new MemoryTier(config.maxBytes(), pace);
    this.watch = new Watch(pace.read());
    this.shared = new GuardedTier(node.vertx(), service, shared);
  }

  /** Caches whose answers the instances of the service share. */
  public static Future<Caches> open(
      Node node, String service, CacheConfig config, RedisConnections redis) {
    var shared = new RedisTier(redis, service, config.lifetimes().longest());
    return new Caches(node, service, config, shared).listen();
  }

  /** Caches whose answers each instance keeps for itself. */
  public static Future<Caches> open(Node node, String service, CacheConfig config) {
    return new Caches(node, service, config, new NoSharedTier()).listen();
  }

  private Future<Caches> listen() {
    measure(node.meters());
    long timer = node.vertx().setPeriodic(PERIOD_MILLIS, tick -> look());
    node.shutdown()
        .add(Shutdown.Stage.WORK, () -> Future.succeededFuture(node.vertx().cancelTimer(timer)));
    TypedBus bus = node.bus();
    return Future.all(
            bus.subscribe(Invalidation.topic(service), told -> drop(told.tags())),
            bus.answer(Invalidation.call(service), this::confirm))
        .map(this);
  }

  private void measure(MeterRegistry meters) {
    Gauge.builder("bulletin.cache.bytes", memory, MemoryTier::bytes)
        .description("memory taken by cached answers, by their encoded size")
        .tag("service", service)
        .register(meters);
    Gauge.builder("bulletin.cache.entries", memory, MemoryTier::entries)
        .description("cached answers in memory")
        .tag("service", service)
        .register(meters);
    Gauge.builder("bulletin.cache.shared", shared, tier -> tier.isThere() ? 1 : 0)
        .description("1 while the shared tier is used")
        .tag("service", service)
        .register(meters);
  }

  /** A cache of answers that the loader has. A question's type belongs to one cache. */
  public <Q extends Record, A extends Record & Answer> TieredCache<Q, A> cache(
      CacheKind<Q, A> kind, Function<Q, Future<A>> loader) {
    return cache(kind, config.lifetimes(), shared, loader);
  }

  /**
   * A cache of answers that each instance has at hand, and that change by themselves: they are not
   * shared, never older than the limit, and never given stale.
   */
  public <Q extends Record, A extends Record & Answer> TieredCache<Q, A> unshared(
      CacheKind<Q, A> kind, Duration limit, Function<Q, Future<A>> loader) {
    return cache(kind, new Lifetimes(limit, limit, Duration.ZERO), new NoSharedTier(), loader);
  }

  private synchronized <Q extends Record, A extends Record & Answer> TieredCache<Q, A> cache(
      CacheKind<Q, A> kind, Lifetimes lifetimes, SharedTier shared, Function<Q, Future<A>> loader) {
    if (!questions.add(kind.question())) {
      throw new IllegalArgumentException("there is a cache of " + kind.question() + " already");
    }
    var metrics = new CacheMetrics(node.meters(), kind.name());
    var loading = new Loading<>(kind, lifetimes, shared, loader, pace, metrics);
    return new TieredCache<>(kind, memory, loading, pace, metrics);
  }

  /**
   * Something has changed and is committed: whatever depends on one of the tags is outdated. Ends,
   * and never fails, when that is known everywhere. What Redis could not be told is told again when
   * it is back.
   */
  public Future<Void> invalidate(Set<String> tags) {
    return shared
        .invalidate(tags)
        .otherwiseEmpty()
        .onSuccess(told -> memory.drop(tags))
        .compose(told -> tellEveryone(tags));
  }

  private Future<Void> tellEveryone(Set<String> tags) {
    Invalidation told = new Invalidation(tags);
    node.bus().publish(Invalidation.topic(service), told);
    return node.bus().askEvery(Invalidation.call(service), told);
  }

  private Future<Invalidation.Heard> confirm(Invalidation told) {
    drop(told.tags());
    return Future.succeededFuture(new Invalidation.Heard());
  }

  /** Forgets in this instance alone what depends on one of the tags. */
  public void drop(Set<String> tags) {
    memory.drop(tags);
  }

  /** Whether Redis is still to be told of changes. */
  boolean isOwing() {
    return shared.isOwing();
  }

  private void look() {
    if (watch.mayHaveMissed(pace.read(), peers())) {
      log.info("{} may have missed changes and checks what it has cached", service);
      memory.doubt();
    }
    shared
        .settle()
        .onFailure(failure -> log.debug("the shared cache is still to be told", failure))
        .onSuccess(this::tellAgain);
  }

  private Set<String> peers() {
    return node.directory().instances(service).stream()
        .map(Instance::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Others may have taken from Redis meanwhile what it had not been told of. */
  private void tellAgain(Set<String> tags) {
    if (!tags.isEmpty()) {
      tellEveryone(tags)
          .onSuccess(told -> log.info("{} told its shared cache {} changes", service, tags.size()));
    }
  }
}
