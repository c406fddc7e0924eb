package dev.bulletin.dashboard.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three dashboard-services, of which the one that polls is killed or paused at random: another
 * takes over, and what is written and told is in order, each sample once.
 */
@ExtendWith(Servers.class)
class LeaderFaultIT {
  private static final Logger log = LoggerFactory.getLogger(LeaderFaultIT.class);

  /** Half of them kills, half of them pauses. */
  private static final int FAULTS = Math.max(4, Integer.getInteger("bulletin.kills", 20) / 10);

  private static final int LONGEST_DELAY_MILLIS = 2_000;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Node bystander = Node.start(Nodes.clustered()).await();
  private final List<Samples> heard = new CopyOnWriteArrayList<>();
  private final Random random = new Random();
  private final List<Duration> afterKills = new ArrayList<>();
  private final List<Duration> afterPauses = new ArrayList<>();
  private final PostgresServer postgres;
  private final String schema;
  private final Pollers pollers;

  LeaderFaultIT(PostgresServer postgres, PostgresServer.Access access, RedisServer redis) {
    this.postgres = postgres;
    this.schema = access.user();
    this.pollers = new Pollers(bystander.config().cluster(), access, redis);
    bystander.bus().subscribe(DashboardContract.SAMPLES, heard::add).await();
  }

  @AfterEach
  void stop() {
    pollers.close();
    bystander.stop();
  }

  @Test
  void oneWritesAtATimeWhoeverIsKilledOrPaused() throws Exception {
    pollers.add();
    WrittenSamples written = WrittenSamples.watch(postgres, schema);
    pollers.add();
    pollers.add();
    for (int i = 0; i < FAULTS; i++) {
      awaitMoreSamples();
      doHarm(i % 2 == 0);
    }
    awaitMoreSamples();
    assertThat(written.terms()).isGreaterThan(FAULTS);
    assertThat(written.duplicates()).isEmpty();
    assertThat(written.termsThatWentBack()).isEmpty();
    assertThat(written.timesThatWentBack()).isEmpty();
    assertThat(written.termsOfSeveral()).isEmpty();
    assertThat(heardOutOfOrder()).isEmpty();
    log.info(
        "{} samples written in {} terms; taken over after SIGKILL: {}; after SIGSTOP: {}",
        written.count(),
        written.terms(),
        inWords(afterKills),
        inWords(afterPauses));
  }

  /** So that it hits the leader at any moment of its work. */
  private void awaitMoreSamples() throws Exception {
    int before = heard.size();
    Eventually.that(LIMIT, () -> heard.size() > before + 1);
    bystander
        .vertx()
        .timer(1 + random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS)
        .await(60, TimeUnit.SECONDS);
  }

  private void doHarm(boolean kill) throws Exception {
    Samples last = lastWithAPrice();
    int leader = Pollers.of(price(last).orElseThrow());
    Instant harmed = Instant.now();
    if (kill) {
      pollers.process(leader).kill();
      afterKills.add(awaitHigherTerm(last.term(), harmed));
      pollers.restart(leader);
    } else {
      pollers.process(leader).pause();
      afterPauses.add(awaitHigherTerm(last.term(), harmed));
      pollers.process(leader).resume();
    }
  }

  private Duration awaitHigherTerm(long term, Instant harmed) {
    Eventually.that(LIMIT, () -> heard.stream().anyMatch(samples -> samples.term() > term));
    return Duration.between(harmed, Instant.now());
  }

  /**
   * Of the highest term, since one who was paused may tell something late. Other sources have ticks
   * of their own, which do not tell who polls.
   */
  private Samples lastWithAPrice() {
    return heard.stream()
        .filter(samples -> price(samples).isPresent())
        .max(Comparator.comparingLong(Samples::term))
        .orElseThrow();
  }

  private static Optional<Sample> price(Samples samples) {
    return samples.samples().stream()
        .filter(sample -> sample.series().equals("BTC-USDT.price"))
        .findFirst();
  }

  /**
   * Samples not newer than those before, as heard by one who ignores lower terms, as every instance
   * does: what a leader was about to say when it was paused comes late, and is known to be so.
   */
  private List<Sample> heardOutOfOrder() {
    List<Sample> wrong = new ArrayList<>();
    Map<String, Instant> newest = new HashMap<>();
    long term = 0;
    for (Samples samples : heard) {
      if (samples.term() >= term) {
        term = samples.term();
        samples.samples().stream()
            .filter(sample -> !isNewer(newest.put(sample.series(), sample.at()), sample))
            .forEach(wrong::add);
      }
    }
    return wrong;
  }

  private static boolean isNewer(Instant before, Sample sample) {
    return before == null || sample.at().isAfter(before);
  }

  private static String inWords(List<Duration> durations) {
    return durations.stream().sorted().map(d -> d.toMillis() + " ms").toList().toString();
  }
}
