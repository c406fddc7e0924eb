package dev.bulletin.gateway.watch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes in one cluster that have readers, and one that looks at them. */
class RealtimeWatchIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AtomicBoolean secondIsStuck = new AtomicBoolean();
  private Node first;
  private Node second;
  private RealtimeWatch watch;

  @BeforeEach
  void start() throws Exception {
    NodeConfig seed = Nodes.clustered();
    first = Node.start(seed).await(30, SECONDS);
    second = Node.start(Nodes.joining(seed.cluster())).await(30, SECONDS);
    watch = new RealtimeWatch(first.bus(), first.clock());
  }

  @AfterEach
  void stop() {
    second.stop();
    first.stop();
  }

  private static void serve(Node node, String address) {
    node.announcer().reachable(Endpoint.REALTIME, address);
    node.announcer().serve(RealtimeContract.SERVICE);
  }

  private void serveBoth() {
    first
        .bus()
        .answer(
            RealtimeContract.SURVEY,
            question -> Future.succeededFuture(SampleSurveys.of(first.id())))
        .await();
    second.bus().answer(RealtimeContract.SURVEY, question -> answerOfSecond()).await();
    serve(first, "10.0.0.5:8001");
    serve(second, "10.0.0.6:8001");
    Eventually.that(
        LIMIT,
        () ->
            assertThat(first.directory().instances(RealtimeContract.SERVICE))
                .extracting(instance -> instance.endpoints().get(Endpoint.REALTIME))
                .containsExactlyInAnyOrder("10.0.0.5:8001", "10.0.0.6:8001"));
  }

  private Future<RealtimeSurvey> answerOfSecond() {
    return secondIsStuck.get()
        ? Promise.<RealtimeSurvey>promise().future()
        : Future.succeededFuture(SampleSurveys.of(second.id()));
  }

  private RealtimeOverview look() throws Exception {
    return watch.look(10).await(10, SECONDS);
  }

  @Test
  void asksAllNodesAndNamesTheOneThatDoesNotAnswer() throws Exception {
    serveBoth();
    Eventually.that(LIMIT, () -> assertThat(look().missing()).isEmpty());
    RealtimeOverview whole = look();
    assertThat(whole.total().readers()).isEqualTo(6);
    assertThat(whole.nodes()).extracting(NodeOverview::node).contains(first.id(), second.id());
    secondIsStuck.set(true);
    RealtimeOverview partial = look();
    assertThat(partial.total().readers()).isEqualTo(3);
    assertThat(partial.nodes()).extracting(NodeOverview::node).containsExactly(first.id());
    assertThat(partial.missing())
        .singleElement()
        .satisfies(
            missing -> {
              assertThat(missing.node()).isEqualTo(second.id());
              assertThat(missing.address()).isEqualTo("10.0.0.6:8001");
              assertThat(missing.answeredAt()).isBefore(partial.provenance().asOf());
            });
  }

  @Test
  void namesOneThatHasGoneAltogetherAsLongAsItIsRemembered() throws Exception {
    serveBoth();
    Eventually.that(LIMIT, () -> assertThat(look().nodes()).hasSize(2));
    second.stop();
    Eventually.that(
        LIMIT, () -> assertThat(first.directory().instances(RealtimeContract.SERVICE)).hasSize(1));
    assertThat(look().missing()).extracting(MissingNode::node).containsExactly(second.id());
  }

  @Test
  void isUnavailableWhereNoNodeIsKnown() {
    assertThatThrownBy(this::look)
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }
}
