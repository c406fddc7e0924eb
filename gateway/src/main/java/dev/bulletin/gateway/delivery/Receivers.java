package dev.bulletin.gateway.delivery;

import dev.bulletin.gateway.delivery.CheckedHosts.ForbiddenAddressException;
import dev.bulletin.gateway.delivery.CheckedHosts.Names;
import dev.bulletin.gateway.delivery.Outcome.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to programs of others. Whatever they do, an attempt ends within its time and holds a
 * bounded amount of memory; they lead nowhere else, and each attempt has a connection of its own.
 * Thread-safe.
 */
final class Receivers {
  private static final Logger log = LoggerFactory.getLogger(Receivers.class);
  private static final String AGENT = "Bulletin-Webhooks/1.0";
  private static final String HTTPS = "https";

  /** Of an answer nothing is wanted but its status; what is longer is not read to its end. */
  private static final int MOST_BYTES = 64 * 1_024;

  private static final String SECONDS = "[0-9]{1,9}";

  private final DeliveryConfig config;
  private final CheckedHosts hosts;
  private final HttpClient http;
  private final Clock clock;

  private Receivers(DeliveryConfig config, CheckedHosts hosts, HttpClient http, Clock clock) {
    this.config = config;
    this.hosts = hosts;
    this.http = http;
    this.clock = clock;
  }

  static Receivers open(Vertx vertx, DeliveryConfig config, Names names, Clock clock) {
    return open(vertx, config, names, clock, new HttpClientOptions());
  }

  /** With options that say which certificates are believed. */
  static Receivers open(
      Vertx vertx, DeliveryConfig config, Names names, Clock clock, HttpClientOptions options) {
    options
        .setKeepAlive(false)
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setConnectTimeout((int) config.timeout().toMillis());
    // Hooks may share a host, and one of them must not keep the others waiting.
    HttpClient http =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(Courier.MOST))
            .build();
    var reachable = new ReachableAddresses(config.networks());
    return new Receivers(config, new CheckedHosts(vertx, reachable, names), http, clock);
  }

  /** Never fails: how it went is the answer. */
  Future<Outcome> post(Parcel parcel) {
    long begun = System.nanoTime();
    if (!config.insecure() && !HTTPS.equals(parcel.url().getScheme())) {
      return Future.succeededFuture(Outcome.failed(Kind.INSECURE, Duration.ZERO));
    }
    return hosts
        .find(parcel.url())
        .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .compose(address -> post(parcel, address, begun))
        .otherwise(failure -> Outcome.failed(kind(failure), since(begun)));
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Future<Outcome> post(Parcel parcel, InetAddress address, long begun) {
    long left = Math.max(1, config.timeout().minus(since(begun)).toMillis());
    Future<HttpClientRequest> opened = http.request(options(parcel.url(), address, left));
    return opened
        .compose(request -> exchange(parcel, request))
        .timeout(left, TimeUnit.MILLISECONDS)
        .map(answer -> Outcome.answered(answer.status(), answer.wish(), since(begun)))
        .onComplete(done -> opened.onSuccess(Receivers::cutOff));
  }

  /** To the address that was checked, in the name of the host, to which its certificate must be. */
  private static RequestOptions options(URI url, InetAddress address, long left) {
    boolean secure = HTTPS.equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(secure)
        .setURI(path + query)
        .setFollowRedirects(false)
        .setConnectTimeout(left);
  }

  private record Received(int status, Duration wish) {}

  private Future<Received> exchange(Parcel parcel, HttpClientRequest request) {
    long now = clock.instant().getEpochSecond();
    request
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.USER_AGENT, AGENT)
        .putHeader("webhook-id", parcel.id())
        .putHeader("webhook-timestamp", Long.toString(now))
        .putHeader(
            "webhook-signature", Signature.of(parcel.secrets(), parcel.id(), now, parcel.body()));
    return request
        .send(parcel.body())
        .compose(
            response ->
                end(response).map(ended -> new Received(response.statusCode(), wish(response))));
  }

  /** When the answer has been read, or is longer than anybody needs. */
  private static Future<Void> end(HttpClientResponse response) {
    Promise<Void> ended = Promise.promise();
    long[] bytes = new long[1];
    response
        .handler(
            chunk -> {
              bytes[0] += chunk.length();
              if (bytes[0] > MOST_BYTES) {
                ended.tryComplete();
              }
            })
        .exceptionHandler(ended::tryFail)
        .endHandler(done -> ended.tryComplete());
    return ended.future();
  }

  private static Duration wish(HttpClientResponse response) {
    String seconds = response.getHeader(HttpHeaders.RETRY_AFTER);
    return seconds != null && seconds.matches(SECONDS)
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private static void cutOff(HttpClientRequest request) {
    request
        .connection()
        .close()
        .onFailure(failure -> log.debug("a connection could not be closed", failure));
  }

  private static Kind kind(Throwable failure) {
    if (failure instanceof ForbiddenAddressException) {
      return Kind.FORBIDDEN_ADDRESS;
    }
    if (failure instanceof UnknownHostException) {
      return Kind.UNKNOWN_HOST;
    }
    return failure instanceof TimeoutException ? Kind.TIMEOUT : Kind.UNREACHABLE;
  }

  Future<Void> close() {
    return http.close().eventually(hosts::close);
  }
}
