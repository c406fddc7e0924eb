package dev.bulletin.gateway.socket;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Instance;
import dev.bulletin.contract.realtime.RealtimeContract;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the living instance of realtime-service that a request goes to. */
final class RealtimeInstances implements OriginRequestProvider {
  private static final Logger log = LoggerFactory.getLogger(RealtimeInstances.class);

  private final Directory directory;

  RealtimeInstances(Directory directory) {
    this.directory = directory;
  }

  boolean isEmpty() {
    return addresses("any").isEmpty();
  }

  /** A second one is tried where the first cannot be reached: nothing has been sent then. */
  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    List<SocketAddress> addresses = addresses(key(context.request().proxiedRequest().path()));
    if (addresses.isEmpty()) {
      return Future.failedFuture("no living instance of realtime-service");
    }
    SocketAddress first = addresses.get(0);
    SocketAddress second = addresses.get(addresses.size() > 1 ? 1 : 0);
    return connect(context, first).recover(failure -> connect(context, second));
  }

  private static Future<HttpClientRequest> connect(ProxyContext context, SocketAddress address) {
    return context
        .client()
        .request(new RequestOptions().setServer(address))
        .onSuccess(RealtimeInstances::expectToEnd);
  }

  /** That a connection ends is told by its stream; here it is no error. */
  private static void expectToEnd(HttpClientRequest request) {
    request.exceptionHandler(
        failure -> log.debug("a connection to realtime-service ended", failure));
  }

  /** One instance for a session; for everything else any. */
  private static String key(String path) {
    return SocketPath.session(path).orElseGet(() -> UUID.randomUUID().toString());
  }

  private List<SocketAddress> addresses(String key) {
    return directory.ranked(RealtimeContract.SERVICE, key).stream()
        .flatMap(RealtimeInstances::address)
        .toList();
  }

  private static Stream<SocketAddress> address(Instance instance) {
    return Optional.ofNullable(instance.endpoints().get(Endpoint.REALTIME))
        .map(RealtimeInstances::parse)
        .stream();
  }

  private static SocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    return SocketAddress.inetSocketAddress(port, address.substring(0, colon));
  }
}
