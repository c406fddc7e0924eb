package dev.bulletin.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server on the loopback address, and can let go of both. */
public final class Relay implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private final NetServer server;

  private Relay(int target) {
    this.target = target;
    this.server = vertx.createNetServer().connectHandler(this::accept);
  }

  /** Begins to relay to a port. */
  public static Relay to(int target) {
    Relay relay = new Relay(target);
    relay.server.listen(0, HOST).await();
    return relay;
  }

  public int port() {
    return server.actualPort();
  }

  private void accept(NetSocket near) {
    near.pause();
    client.connect(target, HOST).onSuccess(far -> join(near, far)).onFailure(f -> near.close());
  }

  private void join(NetSocket near, NetSocket far) {
    open.add(near);
    open.add(far);
    end(near.pipeTo(far), near);
    end(far.pipeTo(near), far);
  }

  private void end(Future<Void> piped, NetSocket socket) {
    piped.onComplete(ended -> open.remove(socket));
  }

  /** From now on nothing passes on the connections that are open; none of them is closed. */
  public void silence() {
    open.forEach(socket -> socket.handler(null));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
