package dev.bulletin.common.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to one upstream, kept alive and shared, and single requests over them. An answer
 * that takes too long or is too large loses its connection at once. Thread-safe.
 *
 * <p>Vert.x's web client is not used: it reads an unwanted answer to its end, however long, and its
 * time-out only counts silence.
 */
final class Connections {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);
  private static final int MOST = 20;
  private static final int MOST_WAITING = 1_000;
  private static final int IDLE_SECONDS = 30;

  /** RFC 9113: the stream is no longer needed. */
  private static final long CANCEL = 8;

  private final HttpClient http;
  private final UpstreamOptions options;
  private final Clock clock;

  private Connections(HttpClient http, UpstreamOptions options, Clock clock) {
    this.http = http;
    this.options = options;
    this.clock = clock;
  }

  static Connections open(Vertx vertx, UpstreamOptions options, Clock clock) {
    HttpClient http =
        vertx
            .httpClientBuilder()
            .with(speaking(options))
            .with(new PoolOptions().setHttp1MaxSize(MOST).setMaxWaitQueueSize(MOST_WAITING))
            .withConnectHandler(TcpKeepAlive::begin)
            .build();
    return new Connections(http, options, clock);
  }

  static HttpClientOptions speaking(UpstreamOptions options) {
    HttpClientOptions http =
        new HttpClientOptions()
            .setTracingPolicy(TracingPolicy.IGNORE)
            .setTcpKeepAlive(true)
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setHttp2KeepAliveTimeout(IDLE_SECONDS)
            .setConnectTimeout(toConnect(options));
    if (options.isSecure()) {
      return http.setUseAlpn(true)
          .setProtocolVersion(HttpVersion.HTTP_2)
          .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
    }
    return options.http2PriorKnowledge()
        ? http.setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false)
        : http;
  }

  /** A connection that does not come leaves time to try again. */
  private static int toConnect(UpstreamOptions options) {
    return (int) Math.max(1, options.deadline().toMillis() / (options.retries() + 1));
  }

  /** The body of a 200 answer, if it is there within that time. */
  Future<Buffer> get(UpstreamRequest request, Duration time) {
    Future<HttpClientRequest> opened = http.request(addressed(request, time));
    return opened
        .compose(this::exchange)
        .timeout(time.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> opened.onSuccess(this::cutOff))
        .map(answer -> answer.accepted(clock.instant()))
        .recover(failure -> Future.failedFuture(UpstreamException.of(failure)));
  }

  /** The time to connect is that in the pool's queue too, which nobody leaves by himself. */
  private RequestOptions addressed(UpstreamRequest request, Duration time) {
    RequestOptions addressed =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setConnectTimeout(time.toMillis())
            .setAbsoluteURI(options.address(request));
    request.secretHeaders().forEach((name, value) -> addressed.putHeader(name, value.reveal()));
    return addressed;
  }

  /** On the event loop of the request, so that no part of the answer comes before it is awaited. */
  private Future<Answer> exchange(HttpClientRequest request) {
    return request.send().compose(response -> Answer.read(response, options.maxBytes()));
  }

  private void cutOff(HttpClientRequest request) {
    Future<Void> cut =
        request.version() == HttpVersion.HTTP_2 ? leave(request) : request.connection().close();
    cut.onFailure(failure -> log.debug("a connection could not be closed", failure));
  }

  /** Others may share the connection: they have their time to end, and nobody joins them. */
  private Future<Void> leave(HttpClientRequest request) {
    Future<Void> left = request.reset(CANCEL);
    return request
        .connection()
        .shutdown(options.deadline().toMillis(), TimeUnit.MILLISECONDS)
        .eventually(() -> left);
  }

  Future<Void> close() {
    return http.close();
  }
}
