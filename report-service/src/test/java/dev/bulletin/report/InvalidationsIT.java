package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ChangeReach;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvalidationsIT {
  private static final Set<String> LISTS =
      Set.of("report:a", "report-texts", "report-line:a", "reports");
  private static final AtomicInteger LOADS = new AtomicInteger();

  private static Node node;
  private static Invalidations invalidations;
  private static TieredCache<CountTags, TagCounts> counts;

  @BeforeAll
  static void start() {
    node = done(Node.start(Nodes.alone()));
    Caches caches = done(Caches.open(node, ReportContract.SERVICE, Examples.CACHE));
    counts = caches.cache(Cacheable.COUNT_TAGS, question -> load());
    invalidations = new Invalidations(caches);
  }

  private static Future<TagCounts> load() {
    LOADS.incrementAndGet();
    return Future.succeededFuture(
        new TagCounts(Provenance.fresh("1", Set.of("reports"), Instant.EPOCH), List.of()));
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @BeforeEach
  void keepAnAnswer() {
    done(counts.get(new CountTags(Language.EN)));
  }

  @Test
  void outdatesOnceWhatIsWrittenAndThenAnnounced() {
    assertThat(isOutdatedBy(() -> invalidations.committed("a", written(1, null)))).isTrue();
    assertThat(isOutdatedBy(() -> invalidations.announced(List.of(changed(1, LISTS))))).isFalse();
  }

  @Test
  void outdatesOnceWhatIsAnnouncedAndThenAcknowledged() {
    int before = LOADS.get();
    Future<Void> announced = invalidations.announced(List.of(changed(2, LISTS)));
    Future<Void> committed = invalidations.committed("a", written(2, null));
    done(Future.all(announced, committed));
    keepAnAnswer();
    assertThat(LOADS.get()).isEqualTo(before + 1);
  }

  @Test
  void outdatesAgainWhatIsAnnouncedAgain() {
    done(invalidations.committed("a", written(3, null)));
    done(invalidations.announced(List.of(changed(3, LISTS))));
    keepAnAnswer();
    assertThat(isOutdatedBy(() -> invalidations.announced(List.of(changed(3, LISTS))))).isTrue();
  }

  @Test
  void outdatesWhatTheAnnouncementKnowsMoreOf() {
    done(invalidations.committed("a", written(4, ChangeReach.TEXT)));
    keepAnAnswer();
    assertThat(isOutdatedBy(() -> invalidations.announced(List.of(changed(4, LISTS))))).isTrue();
  }

  private interface Step {
    Future<Void> take();
  }

  private static boolean isOutdatedBy(Step step) {
    int before = LOADS.get();
    done(step.take());
    done(counts.get(new CountTags(Language.EN)));
    return LOADS.get() > before;
  }

  private static ReportWritten written(int revision, ChangeReach reach) {
    return new ReportWritten("a", revision, ReportStatus.PUBLISHED, reach);
  }

  private static ReportChanged changed(int revision, Set<String> tags) {
    return new ReportChanged(
        Integer.toString(revision),
        "a",
        revision,
        ReportStatus.PUBLISHED,
        Instant.EPOCH,
        tags,
        List.of());
  }
}
