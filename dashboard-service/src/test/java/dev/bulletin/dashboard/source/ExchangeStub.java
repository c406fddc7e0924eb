package dev.bulletin.dashboard.source;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A stand-in for the exchange on the loopback address, which can be told to misbehave. */
public final class ExchangeStub implements AutoCloseable {
  private static final String PATH = "/api/v3/ticker/24hr";
  private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);
  private static final long HUGE = 100L << 20;

  /** How it answers. */
  public enum Mood {
    /** All tickers asked for, at a new price and the present time. */
    WELL,
    /** Not at all. */
    STALL,
    /** A byte now and then, without end. */
    DRIP,
    /** Half, and then the connection is closed. */
    CUT,
    /** With something that is no JSON. */
    GARBAGE,
    /** With 500. */
    FAIL,
    /** With 429 and the wish to be left alone. */
    LIMIT,
    /** With 100 MB. */
    HUGE
  }

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private volatile Mood mood = Mood.WELL;

  private ExchangeStub() {
    server =
        vertx
            .createHttpServer()
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

  public static ExchangeStub start() {
    return new ExchangeStub();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  public void be(Mood next) {
    mood = next;
  }

  /** How often it was asked. */
  public int requests() {
    return requests.get();
  }

  /** How many connections were ever opened. */
  public int connections() {
    return connections.get();
  }

  /** How many connections are open. */
  public int openConnections() {
    return open.get();
  }

  /** How much of its huge answers it could get rid of. */
  public long bytesSent() {
    return bytesSent.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void answer(HttpServerRequest request) {
    int count = requests.incrementAndGet();
    HttpServerResponse response = request.response();
    if (!request.path().equals(PATH)) {
      response.setStatusCode(404).end();
      return;
    }
    switch (mood) {
      case WELL -> response.end(tickers(request, count));
      case STALL -> response.setChunked(true);
      case DRIP -> drip(response.setChunked(true));
      case CUT -> cut(response, tickers(request, count));
      case GARBAGE -> response.end("<html>down for maintenance</html>");
      case FAIL -> response.setStatusCode(500).end("{\"code\":-1000,\"msg\":\"An unknown error\"}");
      case LIMIT -> response.setStatusCode(429).putHeader("Retry-After", "60").end("{}");
      case HUGE -> pour(response.setChunked(true));
    }
  }

  private static Buffer tickers(HttpServerRequest request, int count) {
    List<String> symbols =
        new JsonArray(request.getParam("symbols")).stream().map(String.class::cast).toList();
    String price = new BigDecimal("96000.00").add(BigDecimal.valueOf(count)).toString();
    return ExampleTickers.answer(symbols, price, Instant.now());
  }

  private void drip(HttpServerResponse response) {
    long timer = vertx.setPeriodic(20, tick -> response.write("["));
    response.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  private static void cut(HttpServerResponse response, Buffer whole) {
    response.putHeader("Content-Length", Integer.toString(whole.length()));
    response.write(whole.getBuffer(0, whole.length() / 2)).onComplete(sent -> response.reset());
  }

  private void pour(HttpServerResponse response) {
    response.drainHandler(drained -> pour(response));
    while (!response.writeQueueFull() && !response.closed() && bytesSent.get() < HUGE) {
      response.write(CHUNK);
      bytesSent.addAndGet(CHUNK.length());
    }
  }
}
