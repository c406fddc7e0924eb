package dev.bulletin.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A program of others that answers nothing, until it answers everything. */
final class HoldingReceiver implements AutoCloseable {
  private static final int NO_CONTENT = 204;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server = vertx.createHttpServer();
  private final Map<String, HttpServerRequest> heldById = new ConcurrentHashMap<>();
  private final Map<String, Integer> arrivalsById = new ConcurrentHashMap<>();
  private volatile boolean answering;

  static HoldingReceiver start() throws Exception {
    HoldingReceiver receiver = new HoldingReceiver();
    receiver.server.requestHandler(receiver::take).listen(0, "127.0.0.1").await(60, SECONDS);
    return receiver;
  }

  private void take(HttpServerRequest request) {
    arrivalsById.merge(id(request), 1, Integer::sum);
    if (answering) {
      accept(request);
    } else {
      heldById.put(id(request), request);
    }
  }

  private static String id(HttpServerRequest request) {
    return request.getHeader("webhook-id");
  }

  private static void accept(HttpServerRequest request) {
    request.response().setStatusCode(NO_CONTENT).end();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/";
  }

  /** By webhook-id, what has been sent and not answered. */
  Set<String> held() {
    return Set.copyOf(heldById.keySet());
  }

  /** From now on, and what is held too. */
  void answer() {
    answering = true;
    heldById.values().forEach(HoldingReceiver::accept);
  }

  /** How often what has that webhook-id was sent. */
  int arrivals(String id) {
    return arrivalsById.getOrDefault(id, 0);
  }

  /** By webhook-id, whatever was sent. */
  Set<String> arrived() {
    return Set.copyOf(arrivalsById.keySet());
  }

  @Override
  public void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }
}
