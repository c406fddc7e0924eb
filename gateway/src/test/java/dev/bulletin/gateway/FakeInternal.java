package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Announcer;
import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for the internal ports of an instance, on a Vert.x of its own; answers as it is told.
 */
public final class FakeInternal implements AutoCloseable {
  private static final String ENDPOINT = Endpoint.internal(ReportContract.SERVICE);
  private static final String HOST = "127.0.0.1";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Handler<HttpServerRequest> answer = request -> request.response().end();
  private volatile Runnable leaving = () -> {};

  private FakeInternal() {}

  /** The port of the node itself, which answers calls too; dashboard-service has the same. */
  public static FakeInternal startOn(Node node) throws Exception {
    FakeInternal fake = new FakeInternal();
    String address = HOST + ":" + fake.listen();
    node.announcer().reachable(Endpoint.internal(DashboardContract.SERVICE), address);
    node.announcer().serve(DashboardContract.SERVICE);
    node.announcer().reachable(ENDPOINT, address);
    node.announcer().serve(ReportContract.SERVICE);
    Eventually.that(LIMIT, () -> isKnown(node, node.id()));
    return fake;
  }

  /** Announced as an instance of its own, which answers no calls. */
  public static FakeInternal start(Node node, String id) throws Exception {
    FakeInternal fake = new FakeInternal();
    Announcer announcer = new Announcer(node.vertx(), node.bus(), new Directory(), id);
    announcer.reachable(ENDPOINT, HOST + ":" + fake.listen());
    announcer.start().await(60, SECONDS);
    announcer.serve(ReportContract.SERVICE);
    fake.leaving = () -> leave(announcer);
    Eventually.that(LIMIT, () -> isKnown(node, id));
    return fake;
  }

  private static void leave(Announcer announcer) {
    announcer.leave();
    announcer.stop();
  }

  private static boolean isKnown(Node node, String id) {
    return node.directory().instances(ReportContract.SERVICE).stream()
        .filter(instance -> instance.id().equals(id))
        .anyMatch(instance -> instance.endpoints().containsKey(ENDPOINT));
  }

  private int listen() throws Exception {
    return vertx
        .createHttpServer()
        .connectionHandler(
            connection -> {
              connections.incrementAndGet();
              connection.closeHandler(closed -> connections.decrementAndGet());
            })
        .requestHandler(this::handle)
        .listen(0, HOST)
        .await(60, SECONDS)
        .actualPort();
  }

  private void handle(HttpServerRequest request) {
    requests.incrementAndGet();
    answer.handle(request);
  }

  public void answer(Handler<HttpServerRequest> how) {
    answer = how;
  }

  public int connections() {
    return connections.get();
  }

  public int requests() {
    return requests.get();
  }

  /** Goes without a word: it is still announced, but takes no connections. */
  public void die() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Override
  public void close() throws Exception {
    leaving.run();
    die();
  }
}
