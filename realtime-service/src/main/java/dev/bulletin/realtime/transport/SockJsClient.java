package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Pushes;
import io.vertx.core.Future;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client on one of SockJS's HTTP transports. Vert.x calls a session's queue full only while
 * nobody has taken the bytes over, which says nothing of the network; so what is under way is
 * counted here.
 */
final class SockJsClient implements ClientSocket {
  private static final Logger log = LoggerFactory.getLogger(SockJsClient.class);
  private static final int HIGH = 65_536;
  private static final int LOW = 32_768;

  private final SockJSSocket socket;
  private final SocketHandler handler;
  private int underWay;
  private boolean slow;
  private boolean closed;

  private SockJsClient(SockJSSocket socket, Lobby lobby) {
    this.socket = socket;
    this.handler = lobby.admit(this);
  }

  static void open(SockJSSocket socket, Lobby lobby) {
    new SockJsClient(socket, lobby).listen();
  }

  private void listen() {
    socket.handler(message -> handler.received(message.toString()));
    socket.closeHandler(ended -> end());
    socket.exceptionHandler(
        failure -> log.debug("a SockJS session failed: {}", failure.toString()));
  }

  private void end() {
    closed = true;
    handler.closed();
  }

  @Override
  public TransportKind kind() {
    return TransportKind.SOCKJS;
  }

  @Override
  public void write(Frame frame) {
    if (!closed) {
      send(frame);
    }
  }

  private Future<Void> send(Frame frame) {
    underWay += frame.length();
    slow |= underWay > HIGH;
    return socket.write(frame.text()).onComplete(written -> sent(frame));
  }

  private void sent(Frame frame) {
    underWay -= frame.length();
    if (slow && underWay < LOW) {
      slow = false;
      handler.drained();
    }
  }

  @Override
  public boolean isSlow() {
    return slow;
  }

  /**
   * Vert.x closes a session with a code of its own, for which the client comes back; so the real
   * one goes before it as a push.
   */
  @Override
  public void close(Disconnect disconnect) {
    if (!closed) {
      closed = true;
      send(Pushes.disconnect(disconnect)).onComplete(told -> socket.close());
    }
  }
}
