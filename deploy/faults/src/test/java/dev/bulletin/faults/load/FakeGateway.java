package dev.bulletin.faults.load;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as a test says, and notes what it was asked. */
final class FakeGateway implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server = vertx.createHttpServer();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Handler<HttpServerRequest> answer = request -> {};

  FakeGateway() {
    server
        .requestHandler(
            request -> {
              asked.add(request.method() + " " + request.path() + " " + key(request));
              answer.handle(request);
            })
        .listen(0, "127.0.0.1")
        .await();
  }

  private static String key(HttpServerRequest request) {
    return String.valueOf(request.getHeader("Idempotency-Key"));
  }

  void answer(Handler<HttpServerRequest> how) {
    answer = how;
  }

  /** Method, path and key of each request. */
  List<String> asked() {
    return asked;
  }

  String origin() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** This one in every turn. */
  Gateways gateways() {
    return behind(origin(), origin());
  }

  /** One that is next, and another for what fails there. */
  static Gateways behind(String next, String other) {
    return new Gateways(
        new Origins() {
          @Override
          public Optional<String> next() {
            return Optional.of(next);
          }

          @Override
          public Optional<String> nextBut(String failed) {
            return Optional.of(other);
          }
        });
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
