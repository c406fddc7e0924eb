package dev.bulletin.realtime.transport;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.contract.realtime.SocketPaths;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.transport.http.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes plain WebSockets over before the router. One for each event loop. */
public final class WebSocketDoor implements Shortcut {
  private static final Logger log = LoggerFactory.getLogger(WebSocketDoor.class);

  private static final String PATH = SocketPaths.ROOT + "/websocket";
  private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
  private static final String PROTOBUF = "centrifuge-protobuf";

  private final Reception reception;
  private final Prepared prepared;

  public WebSocketDoor(Reception reception) {
    this.reception = reception;
    this.prepared =
        new Prepared(new PlainFraming(TransportKind.WEBSOCKET), reception.compression());
  }

  @Override
  public boolean take(HttpServerRequest request) {
    boolean ours = PATH.equals(request.path());
    if (ours) {
      receive(request);
    }
    return ours;
  }

  private void receive(HttpServerRequest request) {
    if (!request.canUpgradeToWebSocket()) {
      Refusal.send(request, ErrorCode.INVALID_REQUEST, "expected an upgrade to WebSocket");
    } else if (!reception.origins().isAllowed(request)) {
      Refusal.send(request, ErrorCode.FORBIDDEN, "pages of that origin may not connect");
    } else {
      Visitor visitor = reception.visitor(request, format(request));
      request
          .toWebSocket()
          .onSuccess(socket -> WebSocketClient.open(socket, prepared, visitor, reception.lobby()))
          .onFailure(failure -> log.debug("an upgrade failed: {}", failure.toString()));
    }
  }

  /** As the client wishes, which is told that it has been understood. */
  private static Format format(HttpServerRequest request) {
    String protocols = request.getHeader(SUBPROTOCOL);
    if (protocols == null || !Arrays.asList(protocols.split("\\s*,\\s*")).contains(PROTOBUF)) {
      return Format.JSON;
    }
    request.response().putHeader(SUBPROTOCOL, PROTOBUF);
    return Format.PROTOBUF;
  }
}
