package dev.bulletin.gateway.transfer;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Instance;
import dev.bulletin.common.bus.RequestName;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.common.web.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests through to the internal port of a living instance, with back-pressure both ways.
 * Shared by all event loops.
 */
public final class InternalClient {
  private static final Logger log = LoggerFactory.getLogger(InternalClient.class);

  private static final int CONNECT_MILLIS = 1_000;

  /** A reader who takes nothing for that long is let go, as by the gateway's own server. */
  private static final int IDLE_SECONDS = 75;

  /** Printing a long report takes a while. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /** A stream holds its connection to the end. */
  private static final int MAX_CONNECTIONS = 500;

  private final Directory directory;
  private final HttpClient client;
  private final String authorization;
  private final Duration limit;
  private final MeterRegistry meters;

  private InternalClient(
      Directory directory,
      HttpClient client,
      String authorization,
      Duration limit,
      MeterRegistry meters) {
    this.directory = directory;
    this.client = client;
    this.authorization = authorization;
    this.limit = limit;
    this.meters = meters;
  }

  /**
   * Closes with the node.
   *
   * @param secret the suite's, which opens the internal ports
   */
  public static InternalClient create(Node node, Secret secret) {
    return create(node, secret, ANSWER_LIMIT);
  }

  /** With a limit for the beginning of the answer to a read. */
  static InternalClient create(Node node, Secret secret, Duration limit) {
    HttpClient client = node.vertx().createHttpClient(options(), pool());
    node.shutdown().add(Shutdown.Stage.CLIENTS, client::close);
    return new InternalClient(
        node.directory(), client, InternalHttp.authorization(secret), limit, node.meters());
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions()
        .setConnectTimeout(CONNECT_MILLIS)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  private static PoolOptions pool() {
    return new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS);
  }

  /** Answers a request with what the service answers; a body is passed on as it arrives. */
  public void pass(RoutingContext ctx, InternalRequest asked) {
    Passage passage = Passage.of(ctx, limit, meters);
    connect(asked)
        .recover(failure -> Future.failedFuture(away(asked, failure)))
        .onSuccess(passage::run)
        .onFailure(passage::refuse);
  }

  /** Another instance is tried where one cannot be reached: nothing has been sent then. */
  private Future<HttpClientRequest> connect(InternalRequest asked) {
    return connect(asked, addresses(asked).iterator(), Future.failedFuture("no living instance"));
  }

  private Future<HttpClientRequest> connect(
      InternalRequest asked, Iterator<SocketAddress> addresses, Future<HttpClientRequest> before) {
    return before.recover(
        failure ->
            addresses.hasNext()
                ? connect(asked, addresses, client.request(options(asked, addresses.next())))
                : Future.failedFuture(failure));
  }

  private RequestOptions options(InternalRequest asked, SocketAddress address) {
    RequestOptions options =
        new RequestOptions()
            .setServer(address)
            .setConnectTimeout(CONNECT_MILLIS)
            .setMethod(asked.method())
            .setURI(asked.uri())
            .putHeader(HttpHeaders.AUTHORIZATION, authorization)
            .putHeader(PrincipalHeader.NAME, PrincipalHeader.write(asked.principal()));
    String name = RequestName.current();
    return name == null ? options : options.putHeader(RequestId.HEADER, name);
  }

  private Stream<SocketAddress> addresses(InternalRequest asked) {
    return directory.ranked(asked.service(), asked.key()).stream()
        .flatMap(instance -> address(instance, asked.service()));
  }

  private static Stream<SocketAddress> address(Instance instance, String service) {
    return Optional.ofNullable(instance.endpoints().get(Endpoint.internal(service)))
        .map(InternalClient::parse)
        .stream();
  }

  private static SocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    return SocketAddress.inetSocketAddress(port, address.substring(0, colon));
  }

  private static ServiceException away(InternalRequest asked, Throwable failure) {
    log.warn("{} cannot be reached: {}", asked.service(), failure.getMessage());
    return ServiceException.unavailable(asked.service() + " cannot be reached at present");
  }
}
