package dev.bulletin.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.SpanCollector;
import dev.bulletin.testing.ToldSpan;
import io.vertx.core.Future;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes in one cluster, and the collector that they send their spans to. */
class TracesIT {
  record Question(String symbol) {}

  record Price(Provenance provenance, String seenIn) implements Answer {}

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Call<Question, Price> PRICE =
      Patient.call(
          Call.read("pricing", "test.traced", Question.class, Price.class, Question::symbol));

  private final SpanCollector collector = SpanCollector.start();

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void aTraceGoesToTheOtherNodeAndAllOfItIsSentBeforeTheNodesAreGone() throws Exception {
    NodeConfig seed = traced(Nodes.clustered());
    Node asker = Node.start(seed).await();
    Node answerer = Node.start(traced(Nodes.joining(seed.cluster()))).await();
    answerer.bus().answer(PRICE, question -> price()).await();
    answerer.announcer().serve("pricing");
    Eventually.that(LIMIT, () -> assertThat(asker.directory().instances("pricing")).hasSize(1));
    String seenIn =
        Spans.begin(
                asker.vertx(),
                "asking",
                () -> asker.bus().ask(PRICE, new Question("BTC")).map(Price::seenIn))
            .await(60, TimeUnit.SECONDS);
    answerer.stop();
    asker.stop();
    List<ToldSpan> trace =
        collector.spans().stream().filter(span -> span.trace().equals(seenIn)).toList();
    assertThat(trace)
        .extracting(ToldSpan::name)
        .containsExactlyInAnyOrder("asking", "test.traced", "test.traced");
    assertThat(trace).extracting(ToldSpan::service).containsOnly("bulletin");
  }

  private static Future<Price> price() {
    return Future.succeededFuture(
        new Price(Provenance.fresh("1", Set.of(), Instant.EPOCH), Spans.current().getTraceId()));
  }

  @Test
  void aCollectorThatTakesNothingIsCountedAndStopsNobody() throws Exception {
    collector.refuse(true);
    Node node = Node.start(traced(Nodes.alone())).await();
    Spans.begin(node.vertx(), "lost", Future::succeededFuture).await(60, TimeUnit.SECONDS);
    Eventually.that(LIMIT, () -> assertThat(counted(node, "lost")).isEqualTo(1));
    collector.refuse(false);
    Spans.begin(node.vertx(), "sent", Future::succeededFuture).await(60, TimeUnit.SECONDS);
    Eventually.that(LIMIT, () -> assertThat(counted(node, "sent")).isEqualTo(1));
    node.stop();
    assertThat(collector.spans()).extracting(ToldSpan::name).containsExactly("sent");
  }

  private static double counted(Node node, String outcome) {
    return node.meters().get("bulletin.trace.spans").tag("outcome", outcome).counter().count();
  }

  @Test
  void whatEndsLastIsSentAtTheStop() {
    Node node = Node.start(traced(Nodes.alone())).await();
    node.shutdown()
        .add(
            Shutdown.Stage.CLIENTS,
            () -> Spans.begin(node.vertx(), "last", Future::succeededFuture));
    node.stop();
    assertThat(collector.spans()).extracting(ToldSpan::name).containsExactly("last");
  }

  @Test
  void withoutACollectorVertxHasNoTracer() {
    Node node = Node.start(Nodes.alone()).await();
    assertThat(((VertxInternal) node.vertx()).tracer()).isNull();
    node.stop();
  }

  private NodeConfig traced(NodeConfig config) {
    return new NodeConfig(
        config.runtime(),
        config.cluster(),
        config.management(),
        config.log(),
        new TraceConfig(collector.address(), 1));
  }
}
