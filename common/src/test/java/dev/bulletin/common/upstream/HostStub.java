package dev.bulletin.common.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A host on the loopback address, which can be told to misbehave. */
final class HostStub implements AutoCloseable {
  private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);
  private static final long HUGE = 100L << 20;
  private static final int WELL = 200;

  /** How it answers beyond a status. */
  enum Mood {
    /** With the number of the request as JSON. */
    WELL,
    /** As well, once it is told to let go. */
    HOLD,
    /** Not at all. */
    STALL,
    /** A byte now and then, without end. */
    DRIP,
    /** Half, and then the connection is closed. */
    CUT,
    /** With something that is no JSON. */
    GARBAGE,
    /** With 100 MB. */
    HUGE
  }

  /** One answer: a mood, or a status with a header. */
  private record Turn(Mood mood, int status, @Nullable String retryAfter) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final String scheme;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private final List<HttpVersion> versions = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final Queue<HttpServerResponse> held = new ConcurrentLinkedQueue<>();
  private volatile Turn lasting = new Turn(Mood.WELL, WELL, null);

  private HostStub(HttpServerOptions options) {
    scheme = options.isSsl() ? "https" : "http";
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(
                connection -> {
                  connections.incrementAndGet();
                  open.incrementAndGet();
                  connection.closeHandler(closed -> open.decrementAndGet());
                })
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .await();
  }

  /** Speaks HTTP/1.1 and, with prior knowledge, HTTP/2. */
  static HostStub start() {
    return new HostStub(new HttpServerOptions());
  }

  /** Speaks the first of them, over TLS, that the client speaks too. */
  static HostStub startSecure(PfxOptions key, HttpVersion... versions) {
    return new HostStub(
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(key)
            .setUseAlpn(true)
            .setAlpnVersions(List.of(versions)));
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.actualPort());
  }

  int port() {
    return server.actualPort();
  }

  void be(Mood mood) {
    lasting = new Turn(mood, WELL, null);
  }

  /** With that status, once it is told to let go. */
  void holdBack(int status) {
    lasting = new Turn(Mood.HOLD, status, null);
  }

  void answerWith(int status) {
    lasting = new Turn(Mood.WELL, status, null);
  }

  void answerWith(int status, String retryAfter) {
    lasting = new Turn(Mood.WELL, status, retryAfter);
  }

  /** Before what it does else, once each. */
  void beFirst(Mood... moods) {
    for (Mood mood : moods) {
      turns.add(new Turn(mood, WELL, null));
    }
  }

  /** Before what it does else, once each. */
  void answerFirstWith(int... statuses) {
    for (int status : statuses) {
      turns.add(new Turn(Mood.WELL, status, null));
    }
  }

  void answerFirstWith(int status, String retryAfter) {
    turns.add(new Turn(Mood.WELL, status, retryAfter));
  }

  /** Answers what it has held back. */
  void letGo() {
    for (HttpServerResponse response = held.poll(); response != null; response = held.poll()) {
      response.end("0");
    }
  }

  /** How often it was asked. */
  int requests() {
    return requests.get();
  }

  /** How many connections were ever opened. */
  int connections() {
    return connections.get();
  }

  /** How many connections are open. */
  int openConnections() {
    return open.get();
  }

  /** How much of its huge answers it could get rid of. */
  long bytesSent() {
    return bytesSent.get();
  }

  /** Of each request. */
  List<HttpVersion> versions() {
    return List.copyOf(versions);
  }

  /** What came as X-Key. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void answer(HttpServerRequest request) {
    int number = requests.incrementAndGet();
    versions.add(request.version());
    keys.add(String.valueOf(request.getHeader("X-Key")));
    Turn turn = turns.isEmpty() ? lasting : turns.remove();
    HttpServerResponse response = request.response().setStatusCode(turn.status());
    if (turn.retryAfter() != null) {
      response.putHeader("Retry-After", turn.retryAfter());
    }
    answer(response, turn.mood(), Integer.toString(number));
  }

  private void answer(HttpServerResponse response, Mood mood, String number) {
    switch (mood) {
      case WELL -> response.end(number);
      case HOLD -> held.add(response);
      case STALL -> response.setChunked(true);
      case DRIP -> drip(response.setChunked(true));
      case CUT -> cut(response);
      case GARBAGE -> response.end("<html>down for maintenance</html>");
      case HUGE -> pour(response.setChunked(true));
    }
  }

  private void drip(HttpServerResponse response) {
    long timer = vertx.setPeriodic(20, tick -> response.write("["));
    response.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  private static void cut(HttpServerResponse response) {
    response.putHeader("Content-Length", "1000");
    response.write("[").onComplete(sent -> response.reset());
  }

  private void pour(HttpServerResponse response) {
    response.drainHandler(drained -> pour(response));
    while (!response.writeQueueFull() && !response.closed() && bytesSent.get() < HUGE) {
      response.write(CHUNK);
      bytesSent.addAndGet(CHUNK.length());
    }
  }
}
