package dev.bulletin.bench.mixed;

import dev.bulletin.bench.mixed.Mix.Request;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the requests of a mix: as many as come back, or at a rate that nothing slows down. At a
 * rate a request is sent when it is due, whatever has become of those before, and its time counts
 * from then, though it may have waited for a connection: a server that is late cannot hide it.
 */
final class MixedLoad implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int REDIRECTION = 300;

  /** Enough that no request at a rate waits for one while a server keeps up. */
  private static final int MOST_CONNECTIONS = 64;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context context = vertx.getOrCreateContext();
  private final HttpClient client;
  private final int connections;
  private final String token;
  private final Mix mix;
  private final Versions versions;
  private final Revisions revisions = new Revisions();

  /**
   * A load on a port of this machine.
   *
   * @param connections that are busy where nothing else limits the rate
   */
  MixedLoad(int port, String token, int reports, int connections) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setTcpNoDelay(true),
            new PoolOptions().setHttp1MaxSize(Math.max(connections, MOST_CONNECTIONS)));
    this.connections = connections;
    this.token = token;
    this.mix = new Mix(reports);
    this.versions = new Versions(reports);
  }

  /** As fast as answers come. */
  Loaded fastest(Duration duration) {
    Counting counting = new Counting(System.nanoTime(), duration);
    for (int i = 0; i < connections; i++) {
      context.runOnContext(turn -> again(counting));
    }
    return ended(counting, duration);
  }

  private void again(Counting counting) {
    long now = System.nanoTime();
    if (counting.isOver(now)) {
      counting.noMore();
    } else {
      send(counting, now).onComplete(done -> again(counting));
    }
  }

  /** So many a second. */
  Loaded atRate(double perSecond, Duration duration) {
    long start = System.nanoTime();
    Counting counting = new Counting(start, duration);
    long count = (long) (perSecond * duration.toNanos() / 1e9);
    for (long i = 0; i < count; i++) {
      long due = start + (long) (i * 1e9 / perSecond);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      context.runOnContext(turn -> send(counting, due));
    }
    context.runOnContext(turn -> counting.noMore());
    return ended(counting, duration);
  }

  private static Loaded ended(Counting counting, Duration duration) {
    try {
      return counting
          .ended()
          .await(duration.plus(LIMIT).plus(LIMIT).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("answers are missing", e);
    }
  }

  private Future<?> send(Counting counting, long due) {
    Request next = mix.next();
    counting.sent();
    Future<Integer> answered = next.kind() == Kind.WRITE ? write(next.report()) : read(next);
    return answered
        .onSuccess(bytes -> counting.answered(next.kind(), due, bytes))
        .onFailure(failure -> counting.failed(next.kind(), failure))
        .otherwiseEmpty();
  }

  private Future<Integer> read(Request request) {
    return client
        .request(options(HttpMethod.GET, request.path()))
        .compose(HttpClientRequest::send)
        .compose(MixedLoad::body)
        .map(Buffer::length);
  }

  private Future<Integer> write(int wanted) {
    if (versions.areAllTaken()) {
      return Future.failedFuture("all reports are being written");
    }
    int report = versions.take(wanted);
    RequestOptions options =
        options(HttpMethod.PUT, "/api/v1/reports/report-" + report)
            .putHeader("Authorization", "Bearer " + token)
            .putHeader("Content-Type", "application/json")
            .putHeader("If-Match", versions.tag(report));
    return client
        .request(options)
        .compose(request -> request.send(revisions.next(report)))
        .compose(answer -> written(report, answer))
        .onFailure(failure -> versions.giveBack(report));
  }

  private Future<Integer> written(int report, HttpClientResponse answer) {
    return body(answer)
        .map(
            body -> {
              versions.written(report, String.valueOf(answer.getHeader("ETag")));
              return body.length();
            });
  }

  private static Future<Buffer> body(HttpClientResponse answer) {
    return answer.statusCode() < REDIRECTION
        ? answer.body()
        : answer.body().compose(body -> Future.failedFuture("status " + answer.statusCode()));
  }

  private static RequestOptions options(HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setURI(path)
        .setTimeout(LIMIT.toMillis())
        .putHeader("Accept-Encoding", "br, gzip");
  }

  @Override
  public void close() {
    client.close().eventually(vertx::close).await();
  }
}
