package dev.bulletin.gateway.status;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.gateway.watch.SampleSurveys;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.MovingClock;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusWatchIT {
  private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Provenance FRESH = Provenance.fresh("1", Set.of(), START);

  private final MovingClock clock = new MovingClock(START);
  private Node node;
  private StatusWatch watch;
  private volatile boolean away;
  private volatile Provenance provenance = FRESH;

  @BeforeEach
  void start() throws Exception {
    node = Node.start(Nodes.alone()).await(30, SECONDS);
    node.bus().answer(ReportContract.COUNT_TAGS, question -> reports()).await(30, SECONDS);
    node.bus()
        .answer(
            DashboardContract.LIST,
            question -> Future.succeededFuture(new DashboardList(FRESH, List.of())))
        .await(30, SECONDS);
    serve(ReportContract.SERVICE);
    serve(DashboardContract.SERVICE);
    watch = new StatusWatch(node.bus(), clock);
  }

  private void serve(String service) {
    node.announcer().serve(service);
    Eventually.that(LIMIT, () -> assertThat(node.directory().instances(service)).isNotEmpty());
  }

  private Future<TagCounts> reports() {
    return away
        ? Future.failedFuture(ServiceException.unavailable("away"))
        : Future.succeededFuture(new TagCounts(provenance, List.of()));
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  private PartState look(Part part) throws Exception {
    return watch.look().await(30, SECONDS).get(part.ordinal());
  }

  @Test
  void aPartThatNobodyServesIsAwayAndTheOthersWork() throws Exception {
    assertThat(watch.look().await(30, SECONDS))
        .containsExactly(
            new PartState(Part.REPORTS, Condition.WORKS, START, false),
            new PartState(Part.DASHBOARDS, Condition.WORKS, START, false),
            new PartState(Part.LIVE, Condition.AWAY, START, false));
  }

  @Test
  void liveFiguresWorkWhenEveryNodeAnswers() throws Exception {
    node.bus()
        .answer(
            RealtimeContract.SURVEY,
            question -> Future.succeededFuture(SampleSurveys.of(node.id())))
        .await(30, SECONDS);
    serve(RealtimeContract.SERVICE);
    assertThat(look(Part.LIVE).condition()).isEqualTo(Condition.WORKS);
  }

  @Test
  void remembersSinceWhenAPartIsAsItIs() throws Exception {
    look(Part.REPORTS);
    clock.pass(Duration.ofMinutes(1));
    away = true;
    Instant left = clock.instant();
    assertThat(look(Part.REPORTS))
        .isEqualTo(new PartState(Part.REPORTS, Condition.AWAY, left, true));
    clock.pass(Duration.ofMinutes(1));
    assertThat(look(Part.REPORTS).since()).isEqualTo(left);
    away = false;
    assertThat(look(Part.REPORTS))
        .isEqualTo(new PartState(Part.REPORTS, Condition.WORKS, clock.instant(), true));
  }

  @Test
  void anAnswerFromMemoryIsALimitedOne() throws Exception {
    provenance = FRESH.asStale();
    assertThat(look(Part.REPORTS).condition()).isEqualTo(Condition.LIMITED);
  }
}
