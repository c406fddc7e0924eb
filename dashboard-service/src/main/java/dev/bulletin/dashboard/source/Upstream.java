package dev.bulletin.dashboard.source;

import dev.bulletin.dashboard.source.SourceException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client for external HTTP APIs: connections kept alive and shared, one deadline for the whole
 * answer, a limit to its size. An answer that keeps neither loses its connection at once.
 * Thread-safe.
 *
 * <p>Vert.x's web client is not used: it reads an unwanted answer to its end, however long, and its
 * time-out only counts silence.
 */
public final class Upstream {
  private static final Logger log = LoggerFactory.getLogger(Upstream.class);
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CONNECTIONS = 20;
  private static final int IDLE_SECONDS = 30;
  private static final int OK = 200;

  private final HttpClient http;
  private final Duration deadline;

  private Upstream(HttpClient http, Duration deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  /** A client whose every call, connecting included, ends within the deadline. */
  public static Upstream create(Vertx vertx, Duration deadline) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setTcpKeepAlive(true)
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setConnectTimeout((int) deadline.toMillis());
    PoolOptions pool = new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS);
    return new Upstream(vertx.createHttpClient(options, pool), deadline);
  }

  /** The body of a 200 answer; fails with a {@link SourceException}. */
  Future<Buffer> get(String url) {
    Future<HttpClientRequest> opened =
        http.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url));
    return opened
        .compose(Upstream::exchange)
        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> opened.onSuccess(Upstream::cutOff))
        .map(Answer::accepted)
        .recover(failure -> Future.failedFuture(understood(failure)));
  }

  /** On the event loop of the request, so that no part of the answer comes before it is awaited. */
  private static Future<Answer> exchange(HttpClientRequest request) {
    return request.send().compose(Answer::read);
  }

  /** Not by a reset: one that comes as the answer ends would give the connection back twice. */
  private static void cutOff(HttpClientRequest request) {
    request
        .connection()
        .close()
        .onFailure(failure -> log.debug("a connection could not be closed", failure));
  }

  /** A refusal is read to its end too, within the same bounds, so that its connection can stay. */
  private record Answer(int status, Buffer body) {
    static Future<Answer> read(HttpClientResponse response) {
      return BoundedBody.of(response, MAX_BYTES)
          .map(body -> new Answer(response.statusCode(), body));
    }

    Buffer accepted() {
      if (status != OK) {
        throw new SourceException(Reason.STATUS, "answered " + status);
      }
      return body;
    }
  }

  private SourceException understood(Throwable failure) {
    if (failure instanceof SourceException known) {
      return known;
    }
    return failure instanceof TimeoutException
        ? new SourceException(
            Reason.TIMEOUT, "no whole answer within %d ms".formatted(deadline.toMillis()))
        : new SourceException(Reason.UNREACHABLE, String.valueOf(failure.getMessage()));
  }

  public Future<Void> close() {
    return http.close();
  }
}
