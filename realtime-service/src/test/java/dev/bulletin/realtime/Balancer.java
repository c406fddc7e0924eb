package dev.bulletin.realtime;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each request to another server than the one before, whatever it is about. */
final class Balancer implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final List<Integer> servers;
  private final AtomicInteger requests = new AtomicInteger();
  private final int port;

  private Balancer(List<Integer> servers) throws TimeoutException {
    this.servers = servers;
    this.port =
        vertx
            .createHttpServer()
            .requestHandler(this::pass)
            .listen(0, "127.0.0.1")
            .await(30, SECONDS)
            .actualPort();
  }

  static Balancer before(Integer... servers) throws TimeoutException {
    return new Balancer(List.of(servers));
  }

  private void pass(HttpServerRequest request) {
    int server = servers.get(requests.getAndIncrement() % servers.size());
    HttpProxy.reverseProxy(client)
        .origin(
            context ->
                client
                    .request(
                        new RequestOptions()
                            .setServer(SocketAddress.inetSocketAddress(server, "127.0.0.1")))
                    .onSuccess(onward -> onward.exceptionHandler(ended -> {})))
        .handle(request);
  }

  int port() {
    return port;
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
