package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.http.ServerWebSocket;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client on a WebSocket. What a failed write means is told by the socket's closing. */
public final class WebSocketClient implements ClientSocket {
  private static final Logger log = LoggerFactory.getLogger(WebSocketClient.class);

  private final ServerWebSocket socket;
  private final Prepared prepared;
  private final Framing framing;
  private final Wire wire;
  private final Format format;
  private final String address;
  private final boolean inflates;
  private final SocketHandler handler;
  private boolean closed;

  private WebSocketClient(ServerWebSocket socket, Prepared prepared, Visitor visitor, Lobby lobby) {
    this.socket = socket;
    this.prepared = prepared;
    this.framing = prepared.framing();
    this.wire = Wire.to(socket, this::drained);
    this.format = visitor.format();
    this.address = visitor.address();
    this.inflates = visitor.compression().isPresent();
    visitor.compression().ifPresent(agreed -> Intake.inflate(socket, agreed));
    framing.greeting().ifPresent(this::writeAsIs);
    this.handler = lobby.admit(this);
  }

  /** Takes the client in on the event loop of its socket. */
  public static void open(ServerWebSocket socket, Prepared prepared, Visitor visitor, Lobby lobby) {
    new WebSocketClient(socket, prepared, visitor, lobby).listen();
  }

  private void listen() {
    if (format == Format.PROTOBUF) {
      socket.textMessageHandler(text -> handler.malformed());
      socket.binaryMessageHandler(bytes -> handler.received(bytes.getBytes()));
    } else {
      socket.textMessageHandler(this::receive);
      socket.binaryMessageHandler(bytes -> handler.malformed());
    }
    socket.closeHandler(ended -> end());
    socket.exceptionHandler(this::failed);
  }

  private void receive(String text) {
    framing
        .unwrap(text)
        .ifPresentOrElse(frames -> frames.forEach(handler::received), handler::malformed);
  }

  private void drained() {
    if (!isClosed()) {
      handler.drained();
    }
  }

  private void end() {
    closed = true;
    handler.closed();
  }

  /** Vert.x cuts the connection after a frame, and drops a message, that is too large. */
  private void failed(Throwable failure) {
    log.debug("a web socket failed: {}", failure.toString());
    if (failure instanceof IllegalStateException
        || isOf(WebSocketCloseStatus.MESSAGE_TOO_BIG, failure)) {
      handler.tooLarge();
    } else if (isOf(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, failure)) {
      handler.malformed();
    }
  }

  private static boolean isOf(WebSocketCloseStatus status, Throwable failure) {
    return failure instanceof CorruptedWebSocketFrameException corrupted
        && corrupted.closeStatus().equals(status);
  }

  @Override
  public TransportKind kind() {
    return framing.kind();
  }

  @Override
  public Format format() {
    return format;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void write(Frame frame) {
    if (!isClosed()) {
      wire.write(bytes(frame));
    }
  }

  private ByteBuf bytes(Frame frame) {
    return inflates ? prepared.deflated(frame, format) : prepared.of(frame, format);
  }

  @Override
  public int length(Frame frame) {
    return inflates ? prepared.deflatedLength(frame, format) : frame.length(format);
  }

  private void writeAsIs(Frame frame) {
    wire.write(Prepared.asIs(frame, format));
  }

  @Override
  public boolean isSlow() {
    return !isClosed() && wire.isFull();
  }

  @Override
  public OptionalLong waiting() {
    return OptionalLong.of(wire.waiting());
  }

  @Override
  public void close(int code, String reason) {
    if (!isClosed()) {
      closed = true;
      framing.lastWord(code, reason).ifPresent(this::writeAsIs);
      socket.close((short) code, reason);
    }
  }

  private boolean isClosed() {
    return closed || wire.isClosed();
  }
}
