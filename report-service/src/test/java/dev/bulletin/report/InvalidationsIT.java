package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.report.store.Change;
import dev.bulletin.report.store.ChangeOutbox;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvalidationsIT {
  private static final Set<String> TEXT = Set.of("report:a", "report-texts");
  private static final Set<String> LISTS = Set.of("report:a", "report-texts", "reports");
  private static final AtomicInteger LOADS = new AtomicInteger();

  private static Node node;
  private static Caches caches;
  private static TieredCache<CountTags, TagCounts> counts;

  private final Changes changes = new Changes();
  private final Invalidations invalidations = new Invalidations(caches, changes);

  /** An outbox with one change in it, or out of reach. */
  private static final class Changes implements ChangeOutbox {
    private Future<Optional<Change>> found = Future.failedFuture("away");

    @Override
    public Future<Integer> handOn(Function<List<Change>, Future<Void>> teller) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Optional<Change>> find(String slug, int revision) {
      return found;
    }

    @Override
    public Future<Void> reopen(Duration span) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeAll
  static void start() {
    node = done(Node.start(Nodes.alone()));
    caches = done(Caches.open(node, ReportContract.SERVICE, Examples.CACHE));
    counts = caches.cache(Cacheable.COUNT_TAGS, question -> load());
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
    assertThat(loadsAfter(() -> committed(1, LISTS))).isOne();
    assertThat(loadsAfter(() -> announced(1, LISTS))).isZero();
  }

  @Test
  void outdatesOnceWhatIsAnnouncedAndThenAcknowledged() {
    assertThat(loadsAfter(() -> Future.all(announced(2, LISTS), committed(2, LISTS)).mapEmpty()))
        .isOne();
  }

  @Test
  void outdatesAgainWhatIsAnnouncedAgain() {
    done(committed(3, LISTS));
    done(announced(3, LISTS));
    keepAnAnswer();
    assertThat(loadsAfter(() -> announced(3, LISTS))).isOne();
  }

  @Test
  void outdatesWhatTheAnnouncementKnowsMoreOf() {
    assertThat(loadsAfter(() -> committed(4, TEXT))).isZero();
    assertThat(loadsAfter(() -> announced(4, LISTS))).isOne();
  }

  @Test
  void outdatesEverythingWhereItCannotBeAskedWhatAWriteOutdates() {
    assertThat(loadsAfter(() -> invalidations.committed("a", written(5)))).isOne();
    changes.found = Future.succeededFuture(Optional.empty());
    assertThat(loadsAfter(() -> invalidations.committed("a", written(6)))).isOne();
  }

  private Future<Void> committed(int revision, Set<String> tags) {
    changes.found = Future.succeededFuture(Optional.of(change(revision, tags)));
    return invalidations.committed("a", written(revision));
  }

  private Future<Void> announced(int revision, Set<String> tags) {
    return invalidations.announced(List.of(change(revision, tags)));
  }

  /** What was outdated is loaded, by itself if it was wanted, else when it is asked for. */
  private static int loadsAfter(Supplier<Future<Void>> step) {
    int before = LOADS.get();
    done(step.get());
    done(counts.get(new CountTags(Language.EN)));
    return LOADS.get() - before;
  }

  private static ReportWritten written(int revision) {
    return new ReportWritten("a", revision, ReportStatus.PUBLISHED);
  }

  private static Change change(int revision, Set<String> tags) {
    String id = Integer.toString(revision);
    ReportStatus status = ReportStatus.PUBLISHED;
    return new Change(
        new ReportChanged(id, "a", revision, status, Instant.EPOCH, tags, List.of()), Set.of());
  }
}
