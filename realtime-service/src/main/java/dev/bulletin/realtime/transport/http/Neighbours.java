package dev.bulletin.realtime.transport.http;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Instance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.SocketPaths;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes of the service. Requests that belong to one of them are passed on to it, and from
 * there no further. Shared by all event loops.
 */
public final class Neighbours implements SessionOwner {
  private static final Logger log = LoggerFactory.getLogger(Neighbours.class);

  /** Where nodes hand commands to each other. */
  public static final String COMMANDS = SocketPaths.ROOT + "/emulation";

  /** Marks a request that one of us has passed on; the gateway throws it away from outside. */
  private static final String PASSED = "x-bulletin-passed";

  private static final String FORWARDED_FOR = "x-forwarded-for";
  private static final String FORWARDED_HOST = "x-forwarded-host";
  private static final int CONNECT_MILLIS = 1_000;
  private static final int IDLE_SECONDS = 90;
  private static final int MAX_CONNECTIONS = 65_535;
  private static final long ANSWER_MILLIS = 5_000;

  private final Directory directory;
  private final String own;
  private final HttpClient client;

  private Neighbours(Directory directory, String own, HttpClient client) {
    this.directory = directory;
    this.own = own;
    this.client = client;
  }

  public static Neighbours of(Node node) {
    HttpClient client =
        node.vertx()
            .createHttpClient(
                new HttpClientOptions()
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS),
                new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
    node.shutdown().add(Shutdown.Stage.CLIENTS, client::close);
    return new Neighbours(node.directory(), node.id(), client);
  }

  /** This node's id. */
  public String own() {
    return own;
  }

  /** All nodes that know each other choose the same one for a session. */
  @Override
  public boolean passOn(HttpServerRequest request, String session) {
    if (wasPassedOn(request)) {
      return false;
    }
    Optional<SocketAddress> owner =
        directory.ranked(RealtimeContract.SERVICE, session).stream()
            .findFirst()
            .filter(instance -> !instance.id().equals(own))
            .flatMap(Neighbours::address);
    owner.ifPresent(address -> passOn(request, address));
    return owner.isPresent();
  }

  private static boolean wasPassedOn(HttpServerRequest request) {
    return request.headers().contains(PASSED);
  }

  private void passOn(HttpServerRequest request, SocketAddress address) {
    HttpProxy.reverseProxy(client)
        .origin(context -> connect(address))
        .addInterceptor(new Mark())
        .handle(request);
  }

  private Future<HttpClientRequest> connect(SocketAddress address) {
    return client
        .request(new RequestOptions().setServer(address))
        .onSuccess(Neighbours::expectToEnd);
  }

  /** That a stream ends with its connection is no error. */
  private static void expectToEnd(HttpClientRequest request) {
    request.exceptionHandler(failure -> log.debug("a request passed on broke off", failure));
  }

  /** Says who really asks, and that the next node is the last. */
  private static final class Mark implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      mark(context.request().proxiedRequest(), context.request().headers());
      return context.sendRequest();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      HttpClientResponse answer = context.response().proxiedResponse();
      return context.sendResponse().onComplete(sent -> expectToEnd(answer));
    }

    /** None where the other node could not be reached. */
    private static void expectToEnd(@Nullable HttpClientResponse answer) {
      if (answer != null) {
        answer.exceptionHandler(failure -> log.debug("an answer passed on broke off", failure));
      }
    }
  }

  private static void mark(HttpServerRequest request, MultiMap headers) {
    String before = request.getHeader(FORWARDED_FOR);
    String peer = request.remoteAddress().hostAddress();
    headers.set(FORWARDED_FOR, before == null ? peer : before + ", " + peer);
    String host = request.getHeader(HttpHeaders.HOST);
    if (!headers.contains(FORWARDED_HOST) && host != null) {
      headers.set(FORWARDED_HOST, host);
    }
    headers.set(PASSED, "1");
  }

  /** Gives a body to the node with that id; the future's value is the status it answers with. */
  public Future<Integer> handOver(HttpServerRequest request, String node, Buffer body) {
    Optional<SocketAddress> address =
        directory.instances(RealtimeContract.SERVICE).stream()
            .filter(instance -> instance.id().equals(node))
            .findFirst()
            .flatMap(Neighbours::address);
    return wasPassedOn(request) || address.isEmpty()
        ? Future.failedFuture(ServiceException.notFound("node", node))
        : handOver(request, address.get(), body);
  }

  private Future<Integer> handOver(HttpServerRequest request, SocketAddress node, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setServer(node)
            .setMethod(HttpMethod.POST)
            .setURI(COMMANDS)
            .setTimeout(ANSWER_MILLIS);
    return client
        .request(options)
        .onSuccess(onward -> mark(request, onward.headers()))
        .compose(onward -> onward.send(body))
        .map(HttpClientResponse::statusCode)
        .recover(failure -> Future.failedFuture(ServiceException.unavailable("the node is away")));
  }

  private static Optional<SocketAddress> address(Instance instance) {
    return Optional.ofNullable(instance.endpoints().get(Endpoint.REALTIME)).map(Neighbours::parse);
  }

  private static SocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    return SocketAddress.inetSocketAddress(port, address.substring(0, colon));
  }
}
