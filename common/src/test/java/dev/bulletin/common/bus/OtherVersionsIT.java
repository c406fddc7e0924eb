package dev.bulletin.common.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A node of this version, and one that speaks on the wire as another version does: it writes the
 * bytes of a record that has other fields, under the record's name.
 */
class OtherVersionsIT {
  enum Kind {
    SPOT,
    FUTURE
  }

  record Question(String symbol, Kind kind, @Nullable String note, int depth) {}

  record Price(Provenance provenance, String symbol, Kind kind) implements Answer {}

  record Change(Principal principal, String symbol) implements Command {}

  record Changed(String symbol) {}

  record News(String symbol) {}

  /** A record of another version, as it stands on the wire. */
  record Foreign(String json) {}

  private static final String SERVICE = "pricing";
  private static final Call<Question, Price> PRICE =
      Patient.call(
          Call.read(SERVICE, "versions.price", Question.class, Price.class, Question::symbol));
  private static final Topic<News> NEWS = new Topic<>("versions.news", News.class);

  private static Node today;
  private static Node other;
  private static final List<Question> asked = new CopyOnWriteArrayList<>();
  private static final Map<Class<?>, ForeignCodec> codecs = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() {
    NodeConfig seed = Nodes.clustered();
    today = Node.start(seed).await();
    other = Node.start(Nodes.joining(seed.cluster())).await();
    today.bus().answer(PRICE, question -> answer(today, question)).await();
    today.announcer().serve(SERVICE);
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(other.directory().instances(SERVICE)).hasSize(1));
  }

  private static Future<Price> answer(Node node, Question question) {
    asked.add(question);
    var provenance = Provenance.fresh(node.id(), Set.of(), Instant.EPOCH);
    return Future.succeededFuture(new Price(provenance, question.symbol(), question.kind()));
  }

  @AfterAll
  static void stop() {
    other.stop();
    today.stop();
  }

  @Test
  void aFieldThatThisVersionDoesNotKnowIsIgnored() throws Exception {
    ask("{\"symbol\":\"A\",\"kind\":\"SPOT\",\"note\":\"n\",\"depth\":3,\"newer\":{\"x\":[1]}}");
    assertThat(asked).contains(new Question("A", Kind.SPOT, "n", 3));
  }

  @Test
  void aFieldThatTheOtherVersionDoesNotHaveIsNothing() throws Exception {
    ask("{\"symbol\":\"B\",\"kind\":\"FUTURE\"}");
    assertThat(asked).contains(new Question("B", Kind.FUTURE, null, 0));
  }

  @Test
  void aWordThatThisVersionDoesNotKnowIsRefusedByItsNameAndNothingHangs() throws Exception {
    assertThatThrownBy(() -> ask("{\"symbol\":\"C\",\"kind\":\"OPTION\"}"))
        .isInstanceOfSatisfying(
            ReplyException.class,
            e -> {
              assertThat(e.failureCode()).isEqualTo(NotUnderstood.STATUS);
              assertThat(e.getMessage())
                  .isEqualTo(
                      "versions.price cannot be read by this version: "
                          + "kind: expected one of SPOT, FUTURE");
            });
    today.bus().finished().await(30, TimeUnit.SECONDS);
  }

  @Test
  void aQuestionThatNobodyKnowsYetIsRefusedByItsName() {
    Call<Change, Changed> newer =
        Call.write(SERVICE, "versions.newer", Change.class, Changed.class, Change::symbol);
    assertUnavailable(
        () -> other.bus().ask(newer, change("D")).await(60, TimeUnit.SECONDS),
        "pricing does not answer at present: nobody answers versions.newer");
  }

  /** Also a change, since who does not know it has not begun it. */
  @Test
  void aChangeThatOneInstanceDoesNotKnowYetIsAskedOfOneThatDoes() throws Exception {
    Call<Change, Changed> change =
        Call.write("changing", "versions.change", Change.class, Changed.class, Change::symbol);
    AtomicInteger changes = new AtomicInteger();
    today.bus().answer(change, each -> changed(changes, each)).await();
    today.announcer().serve("changing");
    other.announcer().serve("changing");
    Eventually.that(
        Duration.ofSeconds(60),
        () -> assertThat(other.directory().instances("changing")).hasSize(2));
    for (int i = 0; i < 8; i++) {
      // By their keys some of them go to the one first, some to the other.
      Changed done = other.bus().ask(change, change("S" + i)).await(60, TimeUnit.SECONDS);
      assertThat(done.symbol()).isEqualTo("S" + i);
    }
    assertThat(changes).hasValue(8);
  }

  private static Change change(String symbol) {
    return new Change(new Principal("token:x", Set.of()), symbol);
  }

  private static Future<Changed> changed(AtomicInteger changes, Change change) {
    changes.incrementAndGet();
    return Future.succeededFuture(new Changed(change.symbol()));
  }

  @Test
  void anAnswerThatThisVersionCannotReadIsUnavailableAndSaysWhy() throws Exception {
    Call<Question, Price> odd =
        Patient.call(
            Call.read("odd", "versions.odd", Question.class, Price.class, Question::symbol));
    answerForeign(odd, "{\"symbol\":\"E\",\"kind\":\"OPTION\"}");
    other.announcer().serve("odd");
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(today.directory().instances("odd")).hasSize(1));
    assertUnavailable(
        () -> today.bus().ask(odd, question("E")).await(60, TimeUnit.SECONDS),
        "odd does not answer at present: the answer to versions.odd cannot be read by this version: "
            + "kind: expected one of SPOT, FUTURE");
  }

  @Test
  void newsThatCannotBeReadKeepNobodyFromTheNext() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    today.bus().subscribe(NEWS, news -> heard.add(news.symbol())).await(60, TimeUnit.SECONDS);
    DeliveryOptions as = as(News.class);
    other.vertx().eventBus().publish(NEWS.address(), new Foreign("{\"symbol\":{}}"), as);
    other
        .vertx()
        .eventBus()
        .publish(NEWS.address(), new Foreign("{\"symbol\":\"F\",\"at\":1}"), as);
    Eventually.that(Duration.ofSeconds(60), () -> assertThat(heard).containsExactly("F"));
  }

  private static Question question(String symbol) {
    return new Question(symbol, Kind.SPOT, null, 1);
  }

  private static void assertUnavailable(ThrowingCallable asking, String detail) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
              assertThat(e.detail()).isEqualTo(detail);
            });
  }

  /** Asks this version what another would ask. */
  private static void ask(String json) throws Exception {
    other
        .vertx()
        .eventBus()
        .request(PRICE.address() + "@" + today.id(), new Foreign(json), as(Question.class))
        .await(60, TimeUnit.SECONDS);
  }

  private static void answerForeign(Call<?, ?> call, String json) throws Exception {
    as(Question.class);
    other
        .vertx()
        .eventBus()
        .<Foreign>consumer(call.address() + "@" + other.id())
        .handler(message -> reply(message, json))
        .completion()
        .await(60, TimeUnit.SECONDS);
  }

  private static void reply(Message<?> message, String json) {
    message.reply(new Foreign(json), as(Price.class));
  }

  private static DeliveryOptions as(Class<?> type) {
    return new DeliveryOptions()
        .setSendTimeout(60_000)
        .setCodecName(codecs.computeIfAbsent(type, OtherVersionsIT::register).name());
  }

  private static ForeignCodec register(Class<?> type) {
    var codec = new ForeignCodec(type.getName());
    other.vertx().eventBus().registerCodec(codec);
    return codec;
  }

  /** Writes and reads as {@link RecordCodec} does, whatever the record is. */
  private record ForeignCodec(String name) implements MessageCodec<Foreign, Foreign> {
    @Override
    public void encodeToWire(Buffer wire, Foreign message) {
      Buffer json = Buffer.buffer(message.json());
      wire.appendInt(json.length()).appendBuffer(json);
    }

    @Override
    public Foreign decodeFromWire(int position, Buffer wire) {
      int start = position + Integer.BYTES;
      return new Foreign(wire.getString(start, start + wire.getInt(position)));
    }

    @Override
    public Foreign transform(Foreign message) {
      return message;
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
