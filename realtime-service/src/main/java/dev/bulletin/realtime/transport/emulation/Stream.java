package dev.bulletin.realtime.transport.emulation;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Session;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.Lobby;
import dev.bulletin.realtime.transport.SocketHandler;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.realtime.transport.http.Loop;
import dev.bulletin.realtime.transport.http.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that reads one endless answer, and sends its commands by requests of their own. Lives on
 * the event loop of that answer; what is called from others says so.
 */
final class Stream implements ClientSocket {
  private static final Logger log = LoggerFactory.getLogger(Stream.class);

  /** What a status can say of an end. */
  private static final Map<Disconnect, ErrorCode> STATUSES =
      Map.of(
          Disconnect.BAD_REQUEST, ErrorCode.INVALID_REQUEST,
          Disconnect.INVALID_TOKEN, ErrorCode.UNAUTHENTICATED,
          Disconnect.EXPIRED, ErrorCode.UNAUTHENTICATED,
          Disconnect.CONNECTION_LIMIT, ErrorCode.TOO_MANY_REQUESTS,
          Disconnect.MESSAGE_TOO_LARGE, ErrorCode.TOO_LARGE);

  private final Loop loop = Loop.here();
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Lines lines;
  private final Session session;
  private final String address;
  private final SocketHandler handler;
  private boolean closed;
  private boolean gone;

  /** Begins the answer and takes the client in. */
  Stream(HttpServerRequest request, Lines lines, Session session, String address, Lobby lobby) {
    this.request = request;
    this.response = request.response();
    this.lines = lines;
    this.session = session;
    this.address = address;
    begin();
    this.handler = lobby.admit(this);
  }

  private void begin() {
    response.setChunked(true);
    if (!lines.beginning().isEmpty()) {
      response.write(lines.beginning());
    }
  }

  /**
   * Looks after its end, which may be there already.
   *
   * @param farewell hears of it, on the same event loop
   */
  void listen(Runnable farewell) {
    if (response.ended() || response.closed()) {
      end(farewell);
    } else {
      listenOn(farewell);
    }
  }

  private void listenOn(Runnable farewell) {
    response.drainHandler(drained -> drained());
    response.exceptionHandler(failure -> log.debug("a stream failed: {}", failure.toString()));
    response.closeHandler(ended -> end(farewell));
    response.endHandler(ended -> end(farewell));
  }

  private void drained() {
    if (!closed) {
      handler.drained();
    }
  }

  private void end(Runnable farewell) {
    closed = true;
    if (!gone) {
      gone = true;
      farewell.run();
      handler.closed();
    }
  }

  /** Hands over what the client has sent. Called on any event loop. */
  void receive(String commands) {
    loop.run(() -> hear(commands));
  }

  private void hear(String commands) {
    if (!closed) {
      handler.received(commands);
    }
  }

  @Override
  public TransportKind kind() {
    return lines.kind();
  }

  @Override
  public Format format() {
    return lines.format();
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public void write(Frame frame) {
    if (!isClosed()) {
      response.write(lines.wrap(frame));
    }
  }

  @Override
  public boolean isSlow() {
    return !isClosed() && response.writeQueueFull();
  }

  /**
   * Pages come back by themselves to a one-way stream that ends, but not to one that never was: so
   * who need not come back is told by the status, if it has been told nothing yet.
   */
  @Override
  public void close(Disconnect disconnect) {
    Optional<ErrorCode> status = status(disconnect);
    if (status.isPresent() && !isClosed()) {
      closed = true;
      Refusal.send(request, status.get(), disconnect.reason());
    } else {
      close(disconnect.code(), disconnect.reason());
    }
  }

  private Optional<ErrorCode> status(Disconnect disconnect) {
    return format().isOneWay() && !response.headWritten()
        ? Optional.ofNullable(STATUSES.get(disconnect))
        : Optional.empty();
  }

  /** The reason goes before the end, which itself says nothing. */
  @Override
  public void close(int code, String reason) {
    if (!isClosed()) {
      write(farewell(code, reason));
      closed = true;
      response.end().onComplete(ended -> hangUpOldClients());
    }
  }

  private Frame farewell(int code, String reason) {
    JsonObject why = new JsonObject().put("code", code).put("reason", reason);
    JsonObject push = new JsonObject().put("disconnect", why);
    return Frame.of((format().isOneWay() ? push : new JsonObject().put("push", push)).encode());
  }

  /** HTTP/1.0 knows no chunks, so nothing else says that it was the end. */
  private void hangUpOldClients() {
    if (request.version() == HttpVersion.HTTP_1_0) {
      request.connection().close();
    }
  }

  private boolean isClosed() {
    return closed || response.closed();
  }
}
