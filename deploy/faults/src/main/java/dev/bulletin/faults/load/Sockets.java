package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Counts;
import dev.bulletin.faults.ledger.Ledger;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** All sockets, on one event loop, so that nothing in them has a lock. */
final class Sockets implements AutoCloseable {
  private static final Duration FROM_ONE_TO_THE_NEXT = Duration.ofMillis(2);
  private static final long LOOK_EVERY_MILLIS = 2_000;
  private static final int MOST = 100_000;
  private static final Duration LAST_NEWS = Duration.ofSeconds(3);
  private static final long LOOK_FOR_NEWS_MILLIS = 50;

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
  private final Context loop = vertx.getOrCreateContext();
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxConnections(MOST)
              .setMaxFrameSize(1 << 20)
              .setMaxMessageSize(1 << 20));
  private final Frames frames = new Frames(this::figure);
  private final News news = new News();
  private final Origins origins;
  private final Ledger ledger;
  private final Figures figures;
  private final List<Listener> listeners;
  private volatile Instant newestPrice = Instant.EPOCH;
  private volatile boolean closed;
  private long newestPriceCame = System.nanoTime();

  private Sockets(int count, Origins origins, Ledger ledger, Figures figures) {
    this.origins = origins;
    this.ledger = ledger;
    this.figures = figures;
    this.listeners = IntStream.range(0, count).mapToObj(i -> new Listener(i, this)).toList();
  }

  /** Lets them come one after the other. */
  static Sockets open(int count, Origins origins, Ledger ledger, Figures figures) {
    Sockets sockets = new Sockets(count, origins, ledger, figures);
    sockets.loop.runOnContext(start -> sockets.begin());
    return sockets;
  }

  private void begin() {
    for (Listener listener : listeners) {
      later(1 + listener.index() * FROM_ONE_TO_THE_NEXT.toMillis(), listener::open);
    }
    vertx.setPeriodic(LOOK_EVERY_MILLIS, look -> listeners.forEach(this::giveUpIfSilent));
  }

  private void giveUpIfSilent(Listener listener) {
    listener.giveUpIfSilent(System.nanoTime());
  }

  void later(long millis, Runnable task) {
    if (!closed) {
      vertx.setTimer(millis, timer -> task.run());
    }
  }

  private void figure(JsonObject figure) {
    Counts counts = ledger.current();
    figures.check(figure, Instant.EPOCH, counts);
    Instant at = figure.getInstant("at");
    if (Truth.isOfExchange(figure.getString("series")) && at.isAfter(newestPrice)) {
      long now = System.nanoTime();
      counts.silence(now - newestPriceCame);
      newestPriceCame = now;
      newestPrice = at;
    }
  }

  WebSocketClient client() {
    return client;
  }

  Origins origins() {
    return origins;
  }

  Ledger ledger() {
    return ledger;
  }

  Frames frames() {
    return frames;
  }

  News news() {
    return news;
  }

  boolean isClosed() {
    return closed;
  }

  /** The time of the newest price that any socket was told. */
  Instant newestPrice() {
    return newestPrice;
  }

  /** How many are in both their rooms. */
  int joined() {
    return ask(() -> Math.toIntExact(listeners.stream().filter(Listener::isJoined).count()));
  }

  /** Notes who was told of reports that were published. */
  void verify(List<Report> reports) {
    awaitLastNews(reports);
    List<Long> unknownSince = ask(() -> listeners.stream().map(Listener::unknownSince).toList());
    reports.stream()
        .filter(report -> report.acknowledged() != null)
        .forEach(report -> verify(report, unknownSince));
  }

  /** What was acknowledged just now is told a moment later. */
  private void awaitLastNews(List<Report> reports) {
    long begun = System.nanoTime();
    while (!allTold(reports) && System.nanoTime() - begun < LAST_NEWS.toNanos()) {
      vertx.timer(LOOK_FOR_NEWS_MILLIS, TimeUnit.MILLISECONDS).await();
    }
  }

  private boolean allTold(List<Report> reports) {
    return reports.stream()
        .filter(report -> report.acknowledged() != null)
        .allMatch(report -> news.toldOf(report.slug()).cardinality() == listeners.size());
  }

  private void verify(Report report, List<Long> unknownSince) {
    BitSet told = news.toldOf(report.slug());
    long knowingly =
        IntStream.range(0, listeners.size())
            .filter(socket -> !told.get(socket))
            .filter(socket -> unknownSince.get(socket) - report.begunAt() > 0)
            .count();
    long missed = listeners.size() - told.cardinality();
    report.counts().published(told.cardinality(), knowingly, missed - knowingly, report.slug());
  }

  private <T> T ask(Callable<T> question) {
    return Future.<T>future(promise -> loop.runOnContext(now -> promise.handle(answer(question))))
        .await();
  }

  private static <T> Future<T> answer(Callable<T> question) {
    try {
      return Future.succeededFuture(question.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    vertx.close().await();
  }
}
