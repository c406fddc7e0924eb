package dev.bulletin.gateway.batch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.RequestCheck;
import dev.bulletin.gateway.session.FakeTokens;
import dev.bulletin.gateway.session.ProgramsOnly;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reads do to each other, by routes that answer as the test wants. */
class ReadRunIT {
  private static final ApiDocument DOCUMENT = ApiDocument.load();
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final AtomicInteger MOST = new AtomicInteger();

  private static Node node;
  private static WebClient client;
  private static int port;
  private static volatile Promise<Void> gate = Promise.promise();

  @BeforeAll
  static void start() throws Exception {
    node = Node.start(Nodes.alone()).await(60, SECONDS);
    client = WebClient.create(node.vertx());
    var callers = ProgramsOnly.of(new FakeTokens(), node.clock());
    List<Routes> routes =
        List.of(
            RequestCheck.by(DOCUMENT),
            new ReadRoutes(DOCUMENT, callers, Duration.ofSeconds(1)),
            ReadRunIT::mount);
    port =
        HttpVerticle.deploy(
                node,
                "test",
                new HttpConfig("127.0.0.1", 0),
                () -> new HttpVerticle.Handlers(List.of(), routes))
            .await(60, SECONDS);
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @BeforeEach
  void shut() {
    gate = Promise.promise();
    MOST.set(0);
  }

  private static void mount(Router router) {
    router.get("/api/v1/quick").handler(ctx -> ctx.json(new JsonObject().put("a", 1)));
    router.get("/api/v1/text").handler(ctx -> ctx.end("plain \"text\""));
    router.get("/api/v1/nothing").handler(ctx -> ctx.response().setStatusCode(204).end());
    router.get("/api/v1/never").handler(ctx -> {});
    router.get("/api/v1/broken").handler(ctx -> ctx.fail(new IllegalStateException("secret")));
    router.get("/api/v1/large").handler(ReadRunIT::sendMuch);
    router.get("/api/v1/gated").handler(ReadRunIT::sendLater);
  }

  private static void sendMuch(RoutingContext ctx) {
    Buffer piece = Buffer.buffer(new byte[1_024 * 1_024]);
    ctx.response().setChunked(true);
    Future<Void> sent = Future.succeededFuture();
    for (int i = 0; i < 5; i++) {
      sent = sent.compose(done -> ctx.response().write(piece));
    }
    sent.compose(done -> ctx.end());
  }

  /** All wait until a moment after eight are there, when more than may be would have come. */
  private static void sendLater(RoutingContext ctx) {
    int open = OPEN.incrementAndGet();
    MOST.accumulateAndGet(open, Math::max);
    if (open == 8) {
      ctx.vertx().setTimer(50, id -> gate.tryComplete());
    }
    gate.future().onSuccess(opened -> OPEN.decrementAndGet()).onSuccess(opened -> ctx.json(1));
  }

  private static List<JsonObject> ask(Stream<String> names) throws Exception {
    JsonArray requests = new JsonArray();
    names.forEach(name -> requests.add(new JsonObject().put("path", "/api/v1/" + name)));
    return client
        .post(port, "127.0.0.1", "/api/v1/batch")
        .sendJsonObject(new JsonObject().put("requests", requests))
        .await(60, SECONDS)
        .bodyAsJsonObject()
        .getJsonArray("answers")
        .stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  @Test
  void noneSpoilsAnother() throws Exception {
    List<JsonObject> answers = ask(Stream.of("never", "large", "broken", "quick"));
    assertThat(answers.stream().map(answer -> answer.getInteger("status")))
        .containsExactly(503, 413, 500, 200);
    assertThat(answers.get(0).getJsonObject("body").getString("detail"))
        .isEqualTo("not answered in time");
    assertThat(answers.get(2).encode()).doesNotContain("secret");
    assertThat(answers.get(3).getJsonObject("body")).isEqualTo(new JsonObject().put("a", 1));
  }

  @Test
  void eachHasItsKindOfBody() throws Exception {
    List<JsonObject> answers = ask(Stream.of("text", "nothing"));
    assertThat(answers.get(0).getString("body")).isEqualTo("plain \"text\"");
    assertThat(answers.get(1).getInteger("status")).isEqualTo(204);
    assertThat(answers.get(1).getValue("body")).isNull();
  }

  @Test
  void eightAreUnderWayAtOnce() throws Exception {
    List<JsonObject> answers = ask(IntStream.range(0, 20).mapToObj(i -> "gated"));
    assertThat(answers).hasSize(20).allMatch(answer -> answer.getInteger("status") == 200);
    assertThat(MOST).hasValue(8);
  }
}
