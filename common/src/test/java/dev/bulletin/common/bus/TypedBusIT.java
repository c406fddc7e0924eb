package dev.bulletin.common.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three nodes in one cluster: two answer, one asks. */
class TypedBusIT {
  record Question(String symbol) {}

  record Price(Provenance provenance, String symbol, String answeredBy) implements Answer {}

  record Change(Principal principal, String symbol) implements Command {}

  record Changed(String symbol) {}

  private static final Call<Question, Price> PRICE =
      Patient.call(
          Call.read("pricing", "test.price", Question.class, Price.class, Question::symbol));
  private static final Call<Change, Changed> CHANGE =
      Call.write("pricing", "test.change", Change.class, Changed.class, Change::symbol);

  private static Node first;
  private static Node second;
  private static Node asker;

  @BeforeAll
  static void start() {
    NodeConfig seed = Nodes.clustered();
    ClusterConfig cluster = seed.cluster();
    first = Node.start(seed).await();
    second = Node.start(Nodes.joining(cluster)).await();
    asker = Node.start(Nodes.joining(cluster)).await();
    pricing(first);
    pricing(second);
    Eventually.that(
        Duration.ofSeconds(60),
        () -> assertThat(asker.directory().instances("pricing")).hasSize(2));
  }

  private static void pricing(Node node) {
    node.bus().answer(PRICE, question -> answer(node, question)).await();
    node.bus()
        .answer(CHANGE, change -> Future.succeededFuture(new Changed(change.symbol())))
        .await();
    node.announcer().serve("pricing");
  }

  private static Future<Price> answer(Node node, Question question) {
    if (question.symbol().equals("XXX")) {
      throw ServiceException.notFound("symbol", question.symbol());
    }
    return Future.succeededFuture(
        new Price(
            Provenance.fresh("1", Set.of(question.symbol()), Instant.EPOCH),
            question.symbol(),
            node.id()));
  }

  @AfterAll
  static void stop() {
    asker.stop();
    second.stop();
    first.stop();
  }

  @Test
  void questionsWithOneKeyGoToOneInstanceAndKeysSpread() {
    Set<String> answerers = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      Price once = ask("S" + i);
      assertThat(ask("S" + i).answeredBy()).isEqualTo(once.answeredBy());
      answerers.add(once.answeredBy());
    }
    assertThat(answerers).containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  void theNameOfARequestGoesAlong() throws TimeoutException {
    Set<String> names = ConcurrentHashMap.newKeySet();
    var call =
        Patient.call(
            Call.read("pricing", "test.named", Question.class, Price.class, Question::symbol));
    for (Node node : List.of(first, second)) {
      node.bus().answer(call, question -> named(node, names, question)).await();
    }
    var request = ((ContextInternal) asker.vertx().getOrCreateContext()).duplicate();
    Future.<Price>future(asked -> request.runOnContext(go -> askNamed(call, asked)))
        .await(60, TimeUnit.SECONDS);
    assertThat(names).containsExactly("named-7");
    asker.bus().ask(call, new Question("S")).await(60, TimeUnit.SECONDS);
    assertThat(names).containsExactlyInAnyOrder("named-7", "null");
  }

  private static Future<Price> named(Node node, Set<String> names, Question question) {
    names.add(String.valueOf(RequestName.current()));
    return answer(node, question);
  }

  private static void askNamed(Call<Question, Price> call, Promise<Price> asked) {
    RequestName.note("named-7");
    asker.bus().ask(call, new Question("S")).onComplete(asked);
  }

  @Test
  void reachesEveryInstanceAndEndsWhateverTheyAnswer() throws TimeoutException {
    Set<String> askedInstances = ConcurrentHashMap.newKeySet();
    var call =
        Patient.call(
            Call.read("pricing", "test.every", Question.class, Price.class, Question::symbol));
    for (Node node : List.of(first, second)) {
      node.bus()
          .answer(
              call,
              question -> {
                askedInstances.add(node.id());
                return answer(node, question);
              })
          .await();
    }
    asker.bus().askEvery(call, new Question("BTC")).await(60, TimeUnit.SECONDS);
    assertThat(askedInstances).containsExactlyInAnyOrder(first.id(), second.id());
    asker.bus().askEvery(call, new Question("XXX")).await(60, TimeUnit.SECONDS);
  }

  @Test
  void tellsWhatEachInstanceHasSaidAndWhichHasSaidNothing() throws TimeoutException {
    var call = Call.read("pricing", "test.all", Question.class, Price.class, Question::symbol);
    first.bus().answer(call, question -> answer(first, question)).await();
    List<Heard<Price>> heard =
        asker.bus().askAll(call, new Question("BTC")).await(5, TimeUnit.SECONDS);
    assertThat(heard)
        .hasSize(2)
        .allSatisfy(
            one ->
                assertThat(one.answer().map(Price::answeredBy))
                    .isEqualTo(
                        Optional.of(first.id()).filter(id -> id.equals(one.instance().id()))));
    assertThat(asker.bus().askAll(call, new Question("XXX")).await(5, TimeUnit.SECONDS))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.answer()).isEmpty());
  }

  @Test
  void carriesTheErrorCodeAndDetailBack() {
    assertThatThrownBy(() -> ask("XXX"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.detail()).isEqualTo("no symbol XXX");
            });
  }

  @Test
  void commandsCarryWhoAsks() {
    Principal principal = new Principal("token:test", Set.of("x"));
    assertThat(asker.bus().ask(CHANGE, new Change(principal, "BTC")).await().symbol())
        .isEqualTo("BTC");
  }

  @Test
  void saysUnavailableWhenNobodyServes() {
    var call = Call.read("nobody", "test.nobody", Question.class, Price.class, Question::symbol);
    assertThatThrownBy(() -> asker.bus().ask(call, new Question("BTC")).await())
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  private static Price ask(String symbol) {
    try {
      return asker.bus().ask(PRICE, new Question(symbol)).await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
