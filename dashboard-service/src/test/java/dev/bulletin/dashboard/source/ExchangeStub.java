package dev.bulletin.dashboard.source;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A stand-in for the exchange, and for the other vendors, on the loopback address, which can be
 * told to misbehave.
 */
public final class ExchangeStub implements AutoCloseable {
  private static final Duration LONG_AGO = Duration.ofDays(10);
  private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);
  private static final long HUGE = 100L << 20;

  /** How it answers. */
  public enum Mood {
    /** With all that is asked for, at a new price and the present time. */
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
    /** With 418, as Binance tells those who went on. */
    BAN,
    /** With 100 MB. */
    HUGE,
    /** With impossible figures. */
    LIE,
    /** With what it said ten days ago. */
    OLD
  }

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final BigDecimal firstPrice;
  private volatile Mood mood = Mood.WELL;
  private volatile int rest = 2;

  private ExchangeStub(BigDecimal firstPrice) {
    this.firstPrice = firstPrice;
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
    return start("96000.00");
  }

  /** One whose prices begin there, and rise by one with each answer. */
  public static ExchangeStub start(String firstPrice) {
    return new ExchangeStub(new BigDecimal(firstPrice));
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  public void be(Mood next) {
    mood = next;
  }

  /** How many seconds it wishes to be left alone when it does. */
  public void wishToRest(int seconds) {
    rest = seconds;
  }

  /** Every price that it can have given so far. */
  public Set<BigDecimal> prices() {
    return IntStream.rangeClosed(1, requests.get())
        .mapToObj(i -> firstPrice.add(BigDecimal.valueOf(i)))
        .collect(Collectors.toSet());
  }

  /** How often it was asked for tickers. */
  public int requests() {
    return requests.get();
  }

  /** The path, the query and the headers of each request, as it came. */
  public List<String> received() {
    return List.copyOf(received);
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
    received.add(request.uri() + " " + request.headers().entries());
    boolean tickers = request.path().equals(VendorAnswers.TICKERS);
    int count = tickers ? requests.incrementAndGet() : requests.get();
    Instant now = mood == Mood.OLD ? Instant.now().minus(LONG_AGO) : Instant.now();
    Optional<Buffer> whole =
        new VendorAnswers(now, firstPrice.add(BigDecimal.valueOf(count)), mood == Mood.LIE)
            .to(request);
    if (whole.isEmpty()) {
      request.response().setStatusCode(404).end();
    } else {
      answer(request.response(), whole.get());
    }
  }

  private void answer(HttpServerResponse response, Buffer whole) {
    switch (mood) {
      case WELL, LIE, OLD -> response.end(whole);
      case STALL -> response.setChunked(true);
      case DRIP -> drip(response.setChunked(true));
      case CUT -> cut(response, whole);
      case GARBAGE -> response.end("<html>down for maintenance</html>");
      case FAIL -> response.setStatusCode(500).end("{\"code\":-1000,\"msg\":\"An unknown error\"}");
      case LIMIT ->
          response.setStatusCode(429).putHeader("Retry-After", Integer.toString(rest)).end("{}");
      case BAN ->
          response.setStatusCode(418).putHeader("Retry-After", Integer.toString(rest)).end("{}");
      case HUGE -> pour(response.setChunked(true));
    }
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
