package dev.bulletin.report.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.fault.Writer.Acknowledged;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writers over the bus against three report-services, of which one after the other is killed right
 * after some acknowledgement: whatever was acknowledged is there, and is heard of on the bus.
 */
@ExtendWith(Servers.class)
class KillIT {
  private static final Logger log = LoggerFactory.getLogger(KillIT.class);
  private static final int KILLS = Integer.getInteger("bulletin.kills", 20);
  private static final int WRITERS = 24;
  private static final int BETWEEN_KILLS = 50;
  private static final int LONGEST_DELAY_MILLIS = 20;
  private static final Duration LIMIT = Duration.ofSeconds(180);

  private final PostgresServer postgres;
  private final String role;
  private final Node node = Node.start(Nodes.clustered()).await();
  private final Services services;
  private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Set<String> announced = ConcurrentHashMap.newKeySet();
  private final AtomicLong unanswered = new AtomicLong();
  private final List<Writer> writers = IntStream.range(0, WRITERS).mapToObj(this::writer).toList();
  private final Random random = new Random();

  KillIT(PostgresServer postgres, PostgresServer.Access access) {
    this.postgres = postgres;
    this.role = access.user();
    this.services = Services.start(node, access);
    node.bus().subscribe(ReportContract.CHANGED, this::hear).await();
  }

  @AfterEach
  void stop() {
    services.close();
    node.stop();
  }

  @Test
  void whatWasAcknowledgedIsThereWheneverTheServiceIsKilled() throws Exception {
    Instant start = Instant.now();
    writers.forEach(Writer::start);
    for (int i = 0; i < KILLS; i++) {
      awaitMoreAcknowledged();
      services.killOne();
      assertThat(missing()).as("missing after kill %d", i + 1).isEmpty();
    }
    Future.all(writers.stream().map(Writer::stop).toList())
        .await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(missing()).isEmpty();
    Eventually.that(LIMIT, () -> assertThat(waiting()).isEqualTo("0"));
    assertThat(changes()).containsAll(acknowledged.stream().map(KillIT::change).toList());
    Eventually.that(LIMIT, () -> assertThat(unheard()).isEmpty());
    log.info(
        "{} kills, {} revisions acknowledged by {} writers and all there and heard of, {} writes"
            + " without an answer, {} s",
        KILLS,
        acknowledged.size(),
        WRITERS,
        unanswered,
        Duration.between(start, Instant.now()).toSeconds());
  }

  private Writer writer(int number) {
    String slug = "writer-" + number;
    return new Writer(node, slug, () -> revision(slug), acknowledged, unanswered);
  }

  /** 0 as long as there is no such report. */
  private int revision(String slug) {
    return postgres
        .query("SELECT revision FROM %s.report WHERE slug = ?".formatted(role), slug)
        .stream()
        .findFirst()
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** Then, at once or a moment later, the kill. */
  private void awaitMoreAcknowledged() throws Exception {
    int before = acknowledged.size();
    Eventually.that(LIMIT, () -> acknowledged.size() > before + BETWEEN_KILLS);
    node.vertx()
        .timer(1 + random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS)
        .await(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** What was acknowledged and is not kept as it was sent. */
  private List<Acknowledged> missing() {
    List<Acknowledged> told = new ArrayList<>(acknowledged);
    Set<String> kept =
        new HashSet<>(
            postgres.query(
                """
                SELECT r.slug || ' ' || v.revision || ' ' || (v.texts -> 'en' ->> 'title')
                  FROM %1$s.report_revision v
                  JOIN %1$s.report r ON r.id = v.report"""
                    .formatted(role)));
    return told.stream().filter(one -> !kept.contains(change(one) + " " + one.title())).toList();
  }

  private static String change(Acknowledged one) {
    return one.slug() + " " + one.revision();
  }

  private Set<String> changes() {
    return new HashSet<>(
        postgres.query("SELECT slug || ' ' || revision FROM %s.report_change".formatted(role)));
  }

  /** How many changes nobody has announced yet. */
  private String waiting() {
    return postgres
        .query("SELECT count(*) FROM %s.report_change WHERE announced_at IS NULL".formatted(role))
        .get(0);
  }

  private void hear(ReportChanged change) {
    announced.add(change.slug() + " " + change.revision());
  }

  private List<String> unheard() {
    return acknowledged.stream()
        .map(KillIT::change)
        .filter(change -> !announced.contains(change))
        .toList();
  }
}
