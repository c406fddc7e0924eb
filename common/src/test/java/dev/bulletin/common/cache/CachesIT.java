package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three clustered nodes with one Redis, which is killed and paused. */
class CachesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final CacheConfig CONFIG =
      new CacheConfig(
          8, new Lifetimes(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1)));

  private static RedisServer redis;
  private static NodeConfig seed;
  private static final List<Instance> INSTANCES = new ArrayList<>();
  private static final Map<String, Integer> VERSIONS = new ConcurrentHashMap<>();
  private static final Map<String, Future<Void>> HOLDS = new ConcurrentHashMap<>();
  private static final AtomicInteger LOADS = new AtomicInteger();

  /** A node with a cache of what the one source of all says. */
  private record Instance(Node node, Caches caches, TieredCache<Ask, Told> cache) {
    static Instance start(NodeConfig config) {
      return start(done(Node.start(config)), CONFIG);
    }

    static Instance start(Node node, CacheConfig config) {
      RedisConnections connections =
          done(
              RedisConnections.open(
                  node, "test", new RedisConfig(redis.host(), redis.port(), new Secret(""))));
      Caches caches = done(Caches.open(node, "test", config, connections));
      node.announcer().serve("test");
      return new Instance(node, caches, caches.cache(Told.KIND, ask -> load(node, ask)));
    }

    Future<Told> ask(String key) {
      return cache.get(new Ask(key));
    }

    /** How many requests were answered in that way. */
    double count(String outcome) {
      return node.meters()
          .get("bulletin.cache.requests")
          .tags("cache", Told.KIND.name(), "outcome", outcome)
          .counter()
          .count();
    }

    /** How many were not answered from memory alone. */
    double countBeyondMemory() {
      return count("l2") + count("load");
    }

    boolean isOnItsFeet() {
      return node.meters().get("bulletin.cache.shared").gauge().value() == 1 && !caches.isOwing();
    }
  }

  /** Reads, and is held up where a test says so. */
  private static Future<Told> load(Node node, Ask ask) {
    LOADS.incrementAndGet();
    Told read = Told.of(VERSIONS.getOrDefault(ask.key(), 0).toString(), "tag-" + ask.key());
    Future<Void> hold = HOLDS.get(ask.key());
    return (hold == null ? node.vertx().timer(5, TimeUnit.MILLISECONDS) : hold).map(read);
  }

  @BeforeAll
  static void start() {
    redis = RedisServer.start();
    seed = Nodes.clustered();
    INSTANCES.add(Instance.start(seed));
    INSTANCES.add(Instance.start(Nodes.joining(seed.cluster())));
    INSTANCES.add(Instance.start(Nodes.joining(seed.cluster())));
    awaitEachOther();
  }

  private static void awaitEachOther() {
    for (Instance instance : INSTANCES) {
      Eventually.that(
          SOON,
          () ->
              assertThat(instance.node().directory().instances("test")).hasSize(INSTANCES.size()));
    }
  }

  @AfterAll
  static void stop() {
    INSTANCES.forEach(instance -> instance.node().stop());
    redis.close();
  }

  @Test
  void aThousandWhoAskThreeInstancesAtOnceCauseOneLoad() {
    AtomicInteger round = new AtomicInteger();
    // Again if need be: nobody waits long for another instance, nor for Redis.
    Eventually.that(
        SOON, () -> assertThat(loadsForAThousand("cold-" + round.incrementAndGet())).isOne());
  }

  @Test
  void aChangeIsHeardOnceAndWhatIsWantedIsThereAgainWithoutBeingAskedFor() {
    VERSIONS.put("wanted", 1);
    Instance one = INSTANCES.get(0);
    // Again if need be: what is outdated in the microsecond in which it was loaded is not kept.
    Eventually.that(SOON, () -> assertThat(fromMemory(one, "wanted")).isTrue());
    int before = LOADS.get();
    VERSIONS.put("wanted", 2);
    done(INSTANCES.get(1).caches().invalidate(Set.of("tag-wanted")));
    Eventually.that(SOON, () -> assertThat(LOADS.get()).isGreaterThan(before));
    Eventually.that(SOON, () -> assertThat(fromMemory(one, "wanted")).isTrue());
    assertThat(done(one.ask("wanted")).text()).isEqualTo("2");
    assertThat(LOADS.get()).as("one load, and none for a second hearing").isEqualTo(before + 1);
  }

  private static boolean fromMemory(Instance instance, String key) {
    double before = instance.count("l1");
    done(instance.ask(key));
    return instance.count("l1") > before;
  }

  private static int loadsForAThousand(String key) {
    int before = LOADS.get();
    Promise<Void> hold = Promise.promise();
    HOLDS.put(key, hold.future());
    var asked = IntStream.range(0, 1_000).mapToObj(i -> INSTANCES.get(i % 3).ask(key)).toList();
    Eventually.that(SOON, () -> assertThat(LOADS.get()).isGreaterThan(before));
    hold.complete();
    done(Future.all(asked));
    int loads = LOADS.get() - before;
    assertThat(loads).as("one for each instance at most").isBetween(1, INSTANCES.size());
    return loads;
  }

  @Test
  void whenAnInvalidationHasEndedNobodyIsGivenWhatWasBefore() {
    for (int version = 1; version <= 30; version++) {
      INSTANCES.forEach(instance -> done(instance.ask("changing")));
      VERSIONS.put("changing", version);
      done(INSTANCES.get(version % 3).caches().invalidate(Set.of("tag-changing")));
      List<Future<Told>> asked =
          INSTANCES.stream().map(instance -> instance.ask("changing")).toList();
      for (Future<Told> each : asked) {
        assertThat(done(each).text()).isEqualTo(Integer.toString(version));
      }
    }
  }

  @Test
  void whatWasReadBeforeAChangeIsKeptNowhere() {
    Promise<Void> hold = Promise.promise();
    HOLDS.put("racing", hold.future());
    int before = LOADS.get();
    Future<Told> racing = INSTANCES.get(0).ask("racing");
    Eventually.that(SOON, () -> assertThat(LOADS.get()).isGreaterThan(before));
    VERSIONS.put("racing", 1);
    done(INSTANCES.get(1).caches().invalidate(Set.of("tag-racing")));
    Future<Told> later = INSTANCES.get(2).ask("racing");
    HOLDS.remove("racing");
    hold.complete();
    assertThat(done(racing).text()).isEqualTo("0");
    assertThat(done(later).text()).isEqualTo("1");
    INSTANCES.forEach(instance -> assertThat(done(instance.ask("racing")).text()).isEqualTo("1"));
  }

  @Test
  void whoMeetsANewInstanceChecksWhatItKeeps() {
    done(INSTANCES.get(0).ask("met"));
    double checked = INSTANCES.get(0).countBeyondMemory();
    Instance fourth = Instance.start(Nodes.joining(seed.cluster()));
    try {
      Eventually.that(
          SOON,
          () -> {
            done(INSTANCES.get(0).ask("met"));
            assertThat(INSTANCES.get(0).countBeyondMemory()).isGreaterThan(checked);
          });
    } finally {
      fourth.node().stop();
    }
    awaitEachOther();
  }

  @Test
  void whoHearsOfNoChangeGivesNothingOlderThanTheTtl() {
    AtomicInteger lost = new AtomicInteger();
    Node node = done(Node.start(Nodes.joining(seed.cluster())));
    node.vertx().eventBus().addInboundInterceptor(delivery -> loseChanges(delivery, lost));
    var second = Duration.ofSeconds(1);
    Instance deaf = Instance.start(node, new CacheConfig(8, new Lifetimes(second, second, second)));
    try {
      Eventually.that(
          SOON, () -> assertThat(node.directory().instances("test")).hasSize(INSTANCES.size() + 1));
      assertThat(done(deaf.ask("unheard")).text()).isEqualTo("0");
      VERSIONS.put("unheard", 1);
      done(INSTANCES.get(0).caches().invalidate(Set.of("tag-unheard")));
      Eventually.that(SOON, () -> assertThat(lost).hasPositiveValue());
      Eventually.that(SOON, () -> assertThat(done(deaf.ask("unheard")).text()).isEqualTo("1"));
    } finally {
      node.stop();
    }
    awaitEachOther();
  }

  private static void loseChanges(DeliveryContext<Object> delivery, AtomicInteger lost) {
    if (delivery.message().address().startsWith("test.cache.invalidate")) {
      lost.incrementAndGet();
    } else {
      delivery.next();
    }
  }

  /** A question whose answers are not shared. */
  private record AskHere(String key) {}

  @Test
  void whatIsNotSharedIsLoadedByEachInstanceAndOutdatedInAll() {
    AtomicInteger loads = new AtomicInteger();
    var kind =
        new CacheKind<AskHere, Told>(
            "test.here", AskHere.class, Told.class, ask -> Set.of(), (told, provenance) -> told);
    List<TieredCache<AskHere, Told>> caches =
        INSTANCES.stream()
            .map(
                instance ->
                    instance
                        .caches()
                        .unshared(
                            kind,
                            ask -> {
                              String text = "version " + loads.incrementAndGet();
                              return Future.succeededFuture(Told.of(text, "tag-here"));
                            }))
            .toList();
    var question = new AskHere("here");
    assertThat(caches)
        .extracting(cache -> done(cache.get(question)).text())
        .containsExactly("version 1", "version 2", "version 3");
    assertThat(caches)
        .extracting(cache -> done(cache.get(question)).text())
        .containsExactly("version 1", "version 2", "version 3");
    done(INSTANCES.get(0).caches().invalidate(Set.of("tag-here")));
    assertThat(caches)
        .extracting(cache -> done(cache.get(question)).text())
        .doesNotContain("version 1", "version 2", "version 3");
  }

  @Test
  void aQuestionHasOneCache() {
    assertThatThrownBy(() -> INSTANCES.get(0).caches().cache(Told.KIND, ask -> null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noReadFailsWhateverHappensToRedis() {
    try (var readers = new Readers()) {
      readers.readOn();
      redis.kill();
      changeAll();
      readers.readOn();
      redis.restart();
      readers.readOn();
      redis.pause();
      changeAll();
      readers.readOn();
      redis.resume();
      readers.readOn();
      changeAll();
      readers.readOn();
    }
    Eventually.that(SOON, () -> assertThat(INSTANCES).allMatch(Instance::isOnItsFeet));
    for (Instance instance : INSTANCES) {
      for (int key = 0; key < Readers.KEYS; key++) {
        assertThat(done(instance.ask("read-" + key)).text())
            .isEqualTo(VERSIONS.get("read-" + key).toString());
      }
    }
  }

  private static void changeAll() {
    for (int key = 0; key < Readers.KEYS; key++) {
      VERSIONS.merge("read-" + key, 1, Integer::sum);
      done(INSTANCES.get(key % 3).caches().invalidate(Set.of("tag-read-" + key)));
    }
  }

  /** Readers of some keys on all instances, none of whom may be refused. */
  private static final class Readers implements AutoCloseable {
    static final int KEYS = 20;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Future<Void>> reading;

    Readers() {
      reading = IntStream.range(0, 12).mapToObj(i -> read(INSTANCES.get(i % 3), i)).toList();
    }

    private Future<Void> read(Instance instance, int turn) {
      return instance
          .ask("read-" + turn % KEYS)
          .onSuccess(told -> answered.incrementAndGet())
          .compose(told -> instance.node().vertx().timer(1, TimeUnit.MILLISECONDS))
          .compose(rested -> stopped.get() ? Future.succeededFuture() : read(instance, turn + 1));
    }

    /** Waits until each key has been read on each instance several times more. */
    void readOn() {
      int goal = answered.get() + 30 * KEYS;
      Eventually.that(
          SOON,
          () -> {
            assertThat(reading).noneMatch(Future::failed);
            assertThat(answered.get()).isGreaterThan(goal);
          });
    }

    @Override
    public void close() {
      stopped.set(true);
      done(Future.all(reading));
    }
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within 60 s", e);
    }
  }
}
