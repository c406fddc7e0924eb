package dev.bulletin.realtime.sockjs;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.web.Addresses;
import dev.bulletin.realtime.NodeScripts;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.Lobby;
import dev.bulletin.realtime.transport.Origins;
import dev.bulletin.realtime.transport.Reception;
import dev.bulletin.realtime.transport.SocketHandler;
import dev.bulletin.realtime.transport.deflate.Compression;
import dev.bulletin.realtime.transport.sockjs.Sessions;
import dev.bulletin.realtime.transport.sockjs.SockJsDoor;
import dev.bulletin.realtime.transport.sockjs.SockJsOptions;
import dev.bulletin.testing.ChildProcess;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** What the protocol's tests are run against: our server, and the one that the protocol is from. */
enum TestedServer {
  OURS {
    @Override
    Running start() {
      return oursWith(1_000);
    }
  },
  REFERENCE {
    @Override
    Running start() {
      try {
        NodeScripts.install();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      ChildProcess node = NodeScripts.run("sockjs-server.mjs");
      String line = node.awaitLine("\"port\":", Duration.ofSeconds(30));
      return new Running(Integer.parseInt(line.replaceAll("\\D", "")), node::close);
    }
  };

  abstract Running start();

  /** Our server, of which no service has more sessions than that. */
  static Running oursWith(int sessions) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    AtomicInteger port = new AtomicInteger();
    Services services = new Services(sessions);
    Future<?> deployed =
        vertx.deployVerticle(
            () -> new Server(services, port), new DeploymentOptions().setInstances(2));
    try {
      deployed.await(60, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    return new Running(port.get(), () -> vertx.close().await());
  }

  /** Stopped when all tests are done. */
  record Running(int port, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** The services on one of two event loops, so that a session's requests come to both. */
  private static final class Server extends VerticleBase {
    private final Services services;
    private final AtomicInteger port;

    Server(Services services, AtomicInteger port) {
      this.services = services;
      this.port = port;
    }

    @Override
    public Future<?> start() {
      List<SockJsDoor> doors = services.doors();
      doors.forEach(door -> door.open(vertx));
      return vertx
          .createHttpServer()
          .requestHandler(request -> answer(doors, request))
          .listen(-1, "127.0.0.1")
          .onSuccess(server -> port.set(server.actualPort()));
    }

    private static void answer(List<SockJsDoor> doors, HttpServerRequest request) {
      if (doors.stream().noneMatch(door -> door.take(request))) {
        request.response().setStatusCode(404).end();
      }
    }
  }

  /** The services that the protocol's tests need. */
  private static final class Services {
    private final Map<String, Sessions> sessionsByBase = new ConcurrentHashMap<>();
    private final int most;

    Services(int most) {
      this.most = most;
    }

    List<SockJsDoor> doors() {
      return List.of(
          door("/echo", true, false, Echo::new),
          door("/close", true, false, Services::turnAway),
          door("/disabled_websocket_echo", false, false, Echo::new),
          door("/cookie_needed_echo", true, true, Echo::new));
    }

    private SockJsDoor door(String base, boolean webSocket, boolean cookie, Lobby lobby) {
      return new SockJsDoor(
          new SockJsOptions(base, webSocket, cookie, 4_096, 200_000),
          sessionsByBase.computeIfAbsent(base, absent -> new Sessions(most)),
          new Reception(
              new Origins(List.of("*")), Addresses.trusting(List.of()), lobby, Compression.off()),
          (request, session) -> false);
    }

    private static SocketHandler turnAway(ClientSocket socket) {
      socket.close(3000, "Go away!");
      return new Echo(socket);
    }
  }

  /** Gives back whatever comes. */
  private record Echo(ClientSocket socket) implements SocketHandler {
    @Override
    public void received(String text) {
      socket.write(Frame.of(text));
    }

    @Override
    public void received(byte[] bytes) {
      malformed();
    }

    @Override
    public void malformed() {
      socket.close(3000, "Broken framing.");
    }

    @Override
    public void tooLarge() {
      socket.close(1009, "Too large.");
    }

    @Override
    public void drained() {}

    @Override
    public void closed() {}
  }
}
