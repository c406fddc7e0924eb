package dev.bulletin.gateway.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program of others: keeps what it is sent, path by path, and answers as it is told to. */
public final class FakeReceiver {
  private static final String HOST = "127.0.0.1";

  private final HttpServer server;
  private final Map<String, Handler<HttpServerRequest>> answers = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private FakeReceiver(HttpServer server) {
    this.server = server;
  }

  /** What was sent, with its headers. */
  public record Received(String path, MultiMap headers, String body) {
    public String id() {
      return headers.get("webhook-id");
    }
  }

  public static FakeReceiver start(Vertx vertx) throws Exception {
    FakeReceiver receiver = new FakeReceiver(vertx.createHttpServer());
    receiver.server.requestHandler(receiver::take).listen(0, HOST).await(60, SECONDS);
    return receiver;
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              received.add(new Received(request.path(), request.headers(), body.toString()));
              answers.getOrDefault(request.path(), FakeReceiver::accept).handle(request);
            });
  }

  private static void accept(HttpServerRequest request) {
    request.response().setStatusCode(204).end();
  }

  /** From now on that is how requests to the path are answered. */
  public void answer(String path, Handler<HttpServerRequest> answer) {
    answers.put(path, answer);
  }

  public void answer(String path, int status) {
    answer(path, request -> request.response().setStatusCode(status).end());
  }

  public String url(String path) {
    return "http://" + HOST + ":" + server.actualPort() + path;
  }

  public int port() {
    return server.actualPort();
  }

  public List<Received> received(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  /** Computed here anew, by the words of the specification. */
  public static String signature(String secret, Received one) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(one.id().getBytes(StandardCharsets.UTF_8));
    mac.update((byte) '.');
    mac.update(one.headers().get("webhook-timestamp").getBytes(StandardCharsets.UTF_8));
    mac.update((byte) '.');
    mac.update(Buffer.buffer(one.body()).getBytes());
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
  }
}
