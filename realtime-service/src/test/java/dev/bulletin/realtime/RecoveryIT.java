package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.news;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.TestClassPath;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readers of a stream whose connections end, and whose nodes do. */
class RecoveryIT {
  private static final int KICKS = 5 * Integer.getInteger("bulletin.kills", 20);
  private static final int READERS = 10;

  /** After so many others; two seconds. */
  private static final int TOLD_AGAIN = 100;

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final NodeConfig FIRST = Nodes.clustered();

  private static Vertx vertx;
  private static RunningService here;

  private final Random random = new Random(11);
  private final String prefix = UUID.randomUUID() + "-";
  private final AtomicInteger published = new AtomicInteger();
  private boolean allPublished;
  private final List<RecoveringReader> readers = new ArrayList<>();

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    here = service(FIRST);
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
    here.close();
  }

  @AfterEach
  void leave() {
    readers.forEach(RecoveringReader::close);
  }

  @Test
  void readersThatAreKickedAndANodeThatIsKilledMissNothingAndHearNothingTwice() {
    int port = Ports.free();
    AtomicInteger living = new AtomicInteger(2);
    try (ChildProcess there = startBeside(port)) {
      awaitNodes(2);
      join(1, here::port);
      join(READERS, () -> random.nextInt(living.get()) == 0 ? here.port() : port);
      long publishing = vertx.setPeriodic(20, tick -> publish());
      kick(KICKS / 2);
      living.set(1);
      there.kill();
      kick(KICKS - KICKS / 2);
      endPublishing(publishing);
      assertComplete();
      awaitNodes(1);
    }
  }

  @Test
  void aNodeThatStopsSendsItsReadersToAnotherWhereTheyMissNothing() {
    RunningService there = service(Nodes.joining(FIRST.cluster()));
    AtomicInteger port = new AtomicInteger(there.port());
    awaitNodes(2);
    join(1, here::port);
    join(READERS, port::get);
    long publishing = vertx.setPeriodic(20, tick -> publish());
    Eventually.that(LIMIT, () -> readers.get(1).ids().size() > 5);
    port.set(here.port());
    there.close();
    assertThat(there.count("closes", "code", "3001")).isEqualTo(READERS);
    Eventually.that(LIMIT, () -> readers.stream().skip(1).allMatch(reader -> reader.joins() > 1));
    endPublishing(publishing);
    assertComplete();
  }

  @Test
  void aNodeThatHasJustStartedKnowsWhatWasMissedAndAsksOnceForAllWhoComeToIt() {
    AtomicInteger port = new AtomicInteger(here.port());
    join(50, port::get);
    RunningService there = service(Nodes.joining(FIRST.cluster()));
    try {
      awaitNodes(2);
      port.set(there.port());
      readers.forEach(RecoveringReader::kick);
      IntStream.range(0, 20).forEach(i -> publish());
      Eventually.that(LIMIT, () -> readers.stream().allMatch(reader -> reader.joins() > 1));
      assertComplete();
      // Once for the readers, and now and then to see whether the bus has lost something.
      assertThat(there.count("history.asked")).isLessThan(45);
    } finally {
      there.close();
    }
  }

  @Test
  void aNodeThatTheBusToldNothingTellsItsReadersEverythingAllTheSame() {
    RunningService deaf = service(Nodes.joining(FIRST.cluster()));
    try {
      AtomicInteger lost = new AtomicInteger();
      deaf.node().vertx().eventBus().addInboundInterceptor(news -> lose(news, lost));
      awaitNodes(2);
      join(1, here::port);
      join(1, deaf::port);
      IntStream.range(0, 20).forEach(i -> publish());
      assertComplete();
      assertThat(lost).hasPositiveValue();
    } finally {
      deaf.close();
    }
  }

  private static void lose(DeliveryContext<Object> delivery, AtomicInteger lost) {
    if (delivery.message().address().equals(RealtimeContract.PUBLISH.address())) {
      lost.incrementAndGet();
    } else {
      delivery.next();
    }
  }

  private static RunningService service(NodeConfig node) {
    return RunningService.start(node, 0, RunningService.QUICK, Set.of(TransportKind.values()));
  }

  private static ChildProcess startBeside(int port) {
    ClusterConfig cluster = FIRST.cluster();
    RedisConfig redis = SharedRedis.config();
    ChildProcess process =
        JavaProcess.ofMain(
                "realtime-service", TestClassPath.get(), RealtimeServiceMain.class.getName())
            .flags("-Xmx128m")
            .environment(
                Map.of(
                    "BULLETIN_CLUSTER_NAME", cluster.name(),
                    "BULLETIN_CLUSTER_PORT", Integer.toString(Ports.free()),
                    "BULLETIN_CLUSTER_MEMBERS", String.join(",", cluster.members()),
                    "BULLETIN_MANAGEMENT_PORT", "0",
                    "BULLETIN_REDIS_HOST", redis.host(),
                    "BULLETIN_REDIS_PORT", Integer.toString(redis.port()),
                    "BULLETIN_REALTIME_TICK", "50ms",
                    "BULLETIN_REALTIME_PORT", Integer.toString(port)))
            .start();
    process.awaitLine("realtime-service started", LIMIT);
    return process;
  }

  private static void awaitNodes(int count) {
    Eventually.that(LIMIT, () -> here.node().directory().ids().size() == count);
  }

  private void join(int count, IntSupplier ports) {
    List<RecoveringReader> some =
        IntStream.range(0, count).mapToObj(i -> new RecoveringReader(vertx, ports)).toList();
    readers.addAll(some);
    Eventually.that(LIMIT, () -> some.stream().allMatch(reader -> reader.joins() > 0));
  }

  /** The bus promises nothing while a node dies, so publishers tell again what they told then. */
  private synchronized void publish() {
    if (!allPublished) {
      int number = published.incrementAndGet();
      publish(number);
      publish(Math.max(1, number - TOLD_AGAIN));
    }
  }

  /** A turn of the timer may be under way on its own thread. */
  private synchronized void endPublishing(long timer) {
    vertx.cancelTimer(timer);
    allPublished = true;
  }

  private void publish(int number) {
    here.publish(news("weekly", prefix + number, "1"));
  }

  /** The first reader is left in peace, to know what there was. */
  private void kick(int times) {
    for (int i = 0; i < times; i++) {
      readers.get(1 + random.nextInt(readers.size() - 1)).kick();
      vertx.timer(25, TimeUnit.MILLISECONDS).await();
    }
  }

  private void assertComplete() {
    IntStream.rangeClosed(Math.max(1, published.get() - TOLD_AGAIN), published.get())
        .forEach(this::publish);
    String[] all =
        IntStream.rangeClosed(1, published.get()).mapToObj(i -> prefix + i).toArray(String[]::new);
    List<String> told = readers.get(0).ids();
    Eventually.that(LIMIT, () -> assertThat(told).containsExactlyInAnyOrder(all));
    for (RecoveringReader reader : readers) {
      Eventually.that(LIMIT, () -> assertThat(reader.ids()).isEqualTo(told));
      assertThat(reader.lost()).isZero();
    }
  }
}
