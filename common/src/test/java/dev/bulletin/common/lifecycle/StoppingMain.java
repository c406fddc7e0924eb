package dev.bulletin.common.lifecycle;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service that says what it does while it is being stopped; it answers only from then on. */
final class StoppingMain {
  static final String NAME = "stopping";
  static final String HANGS = "stopping.hangs";
  static final Call<Question, Answered> CALL =
      new Call<>(
          NAME,
          "test.stopping",
          Question.class,
          Answered.class,
          Duration.ofSeconds(30),
          Question::words,
          Call.Repeat.ONCE);

  private static final long LOOK_MILLIS = 10;
  private static final long LATER_MILLIS = 1_500;

  private final Node node;

  private StoppingMain(Node node) {
    this.node = node;
  }

  record Settings(HttpConfig http) {
    static Settings read(ConfigReader in) {
      return new Settings(HttpConfig.read(in, "BULLETIN_HTTP", "127.0.0.1", 0));
    }
  }

  record Question(String words) {}

  record Answered(String words) {}

  public static void main(String[] args) {
    ServiceLauncher.launch(
        new Service<>(
            NAME, Settings::read, (node, settings) -> new StoppingMain(node).deploy(settings)));
  }

  private Future<?> deploy(Settings settings) {
    Routes routes = this::slow;
    return HttpVerticle.deploy(
            node,
            NAME,
            settings.http(),
            () -> new HttpVerticle.Handlers(List.of(), List.of(routes)))
        .onSuccess(this::tellSteps)
        .compose(port -> node.bus().answer(CALL, this::answer));
  }

  private void tellSteps(int port) {
    say("port " + port);
    step(Shutdown.Stage.SOCKETS, () -> say("sockets " + node.readiness().missing()));
    node.shutdown().add(Shutdown.Stage.WORK, () -> tryDoor(port));
    step(Shutdown.Stage.CLIENTS, () -> say("clients"));
    if (Boolean.getBoolean(HANGS)) {
      node.shutdown().add(Shutdown.Stage.WORK, () -> Promise.promise().future());
    }
  }

  private void step(Shutdown.Stage stage, Runnable action) {
    node.shutdown().add(stage, () -> Future.succeededFuture().onSuccess(now -> action.run()));
  }

  private Future<?> tryDoor(int port) {
    NetClient client = node.vertx().createNetClient();
    return client
        .connect(port, "127.0.0.1")
        .onSuccess(open -> say("work, door open"))
        .onFailure(refused -> say("work, door closed"))
        .eventually(client::close)
        .otherwiseEmpty();
  }

  private void slow(Router router) {
    router.get("/slow").handler(this::answerSlowly);
  }

  private void answerSlowly(RoutingContext ctx) {
    say("request");
    stopping().onSuccess(now -> ctx.end("whole"));
  }

  /** Later than the page, so that nothing else keeps the bus open for it. */
  private Future<Answered> answer(Question question) {
    say("question");
    return stopping().compose(now -> stopping()).map(now -> new Answered(question.words()));
  }

  /** Some time after the node has begun to stop, and after it has ceased to take new work. */
  private Future<?> stopping() {
    return node.readiness().isDraining()
        ? node.vertx().timer(LATER_MILLIS, TimeUnit.MILLISECONDS)
        : node.vertx().timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(look -> stopping());
  }

  private static void say(String line) {
    System.out.println("# " + line);
  }
}
