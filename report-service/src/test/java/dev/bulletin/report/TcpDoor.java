package dev.bulletin.report;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** A port that stays while the server behind it comes back on another. */
final class TcpDoor implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server;
  private volatile int behind;

  TcpDoor(int behind) {
    this.behind = behind;
    this.server = vertx.createNetServer().connectHandler(this::lead).listen(0, HOST).await();
  }

  int port() {
    return server.actualPort();
  }

  void leadTo(int port) {
    behind = port;
  }

  private void lead(NetSocket guest) {
    guest.pause();
    client
        .connect(behind, HOST)
        .onFailure(away -> guest.close())
        .onSuccess(host -> join(guest, host));
  }

  private static void join(NetSocket guest, NetSocket host) {
    guest.pipeTo(host);
    host.pipeTo(guest);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
