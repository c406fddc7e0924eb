package dev.bulletin.common.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
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
  /** The tag that everything depends on. */
  public static final String EVERYTHING = Invalidation.EVERYTHING;

  private static final Logger log = LoggerFactory.getLogger(Caches.class);
  private static final long PERIOD_MILLIS = 1_000;

  /** Longer than what is told once may take on its several ways. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** What else a change has outdated is loaded when somebody asks for it. */
  private static final int MOST_RENEWED = 32;

  /** Who has made the change is told first that it is known. */
  private static final Duration RENEWED_AFTER = Duration.ofMillis(10);

  private final Node node;
  private final String service;
  private final CacheConfig config;
  private final Pace pace;
  private final MemoryTier memory;
  private final GuardedTier shared;
  private final Watch watch;
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, ObjIntConsumer<Record>> renewalsByQuestion =
      new ConcurrentHashMap<>();
  private final Cache<String, Boolean> heard =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).executor(Runnable::run).build();

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
            bus.subscribe(Invalidation.topic(service), this::hear),
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

  /** Whether there is memory for any answer. */
  public boolean keepsAnswers() {
    return config.maxBytes() > 0;
  }

  /** A cache of answers that the loader has. A question's type belongs to one cache. */
  public <Q extends Record, A extends Record & Answer> TieredCache<Q, A> cache(
      CacheKind<Q, A> kind, Function<Q, Future<A>> loader) {
    return cache(kind, config.lifetimes(), shared, loader);
  }

  /**
   * A cache of answers that take no longer to be loaded than to be had from Redis: each instance
   * keeps its own, as long as others are kept. A question's type belongs to one cache.
   */
  public <Q extends Record, A extends Record & Answer> TieredCache<Q, A> unshared(
      CacheKind<Q, A> kind, Function<Q, Future<A>> loader) {
    return cache(kind, config.lifetimes(), new NoSharedTier(), loader);
  }

  /**
   * A cache of answers that each instance has at hand, and that change by themselves: they are not
   * shared, never older than the limit, and never given stale.
   */
  public <Q extends Record, A extends Record & Answer> TieredCache<Q, A> unshared(
      CacheKind<Q, A> kind, Duration limit, Function<Q, Future<A>> loader) {
    return cache(kind, new Lifetimes(limit, limit, Duration.ZERO), new NoSharedTier(), loader);
  }

  private <Q extends Record, A extends Record & Answer> TieredCache<Q, A> cache(
      CacheKind<Q, A> kind, Lifetimes lifetimes, SharedTier shared, Function<Q, Future<A>> loader) {
    var metrics = new CacheMetrics(node.meters(), kind.name());
    var loading = new Loading<>(kind, lifetimes, shared, loader, pace, metrics);
    var cache = new TieredCache<>(kind, memory, loading, pace, metrics);
    Class<Q> type = kind.question();
    ObjIntConsumer<Record> renewal = (asked, more) -> cache.renew(type.cast(asked), more);
    if (renewalsByQuestion.putIfAbsent(type, renewal) != null) {
      throw new IllegalArgumentException("there is a cache of " + type + " already");
    }
    return cache;
  }

  /** Tells the listener the tags of each change that this instance hears of. */
  public void onOutdated(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /**
   * Something has changed and is committed: whatever depends on one of the tags is outdated. Ends,
   * and never fails, when that is known everywhere. What Redis could not be told is told again when
   * it is back.
   */
  public Future<Void> invalidate(Set<String> tags) {
    var told = new Invalidation(tags, UUID.randomUUID().toString());
    return shared
        .invalidate(tags)
        .otherwiseEmpty()
        .onSuccess(kept -> hear(told))
        .compose(kept -> tellEveryone(told));
  }

  private Future<Void> tellEveryone(Invalidation told) {
    node.bus().publish(Invalidation.topic(service), told);
    return node.bus().askEvery(Invalidation.call(service), told);
  }

  private Future<Invalidation.Heard> confirm(Invalidation told) {
    hear(told);
    return Future.succeededFuture(new Invalidation.Heard());
  }

  /** Once, however often it is told: what was loaded since then has seen the change. */
  private void hear(Invalidation told) {
    String id = told.id();
    if (id == null || heard.asMap().putIfAbsent(id, true) == null) {
      drop(told.tags());
      listeners.forEach(listener -> listener.accept(told.tags()));
    }
  }

  /**
   * Forgets in this instance alone what depends on one of the tags; what of it is asked for is
   * loaded anew soon, first what was asked for since the last time.
   */
  public void drop(Set<String> tags) {
    Map<Record, Integer> wanted = memory.drop(tags);
    if (!wanted.isEmpty()) {
      pace.after(RENEWED_AFTER).onSuccess(soon -> renew(wanted));
    }
  }

  private void renew(Map<Record, Integer> wanted) {
    wanted.entrySet().stream()
        .sorted(Map.Entry.<Record, Integer>comparingByValue().reversed())
        .limit(MOST_RENEWED)
        .forEach(one -> renew(one.getKey(), one.getValue()));
  }

  private void renew(Record question, int more) {
    Objects.requireNonNull(renewalsByQuestion.get(question.getClass())).accept(question, more);
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
      tellEveryone(new Invalidation(tags, UUID.randomUUID().toString()))
          .onSuccess(told -> log.info("{} told its shared cache {} changes", service, tags.size()));
    }
  }
}
