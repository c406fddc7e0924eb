package dev.bulletin.realtime.transport;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Problem;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.realtime.access.Addresses;
import dev.bulletin.realtime.protocol.Format;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes WebSockets over before the router, plain ones and those that speak SockJS. One for each
 * event loop.
 */
public final class WebSocketDoor implements Shortcut {
  private static final Logger log = LoggerFactory.getLogger(WebSocketDoor.class);

  private static final String PLAIN = "/connection/websocket";
  private static final Pattern SOCKJS =
      Pattern.compile(SockJsRoutes.BASE + "/[^/.]+/[^/.]+/websocket");
  private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
  private static final String PROTOBUF = "centrifuge-protobuf";

  private final Set<TransportKind> offered;
  private final Origins origins;
  private final Addresses addresses;
  private final Lobby lobby;
  private final Framing plain = new PlainFraming();
  private final Framing sockJs = new SockJsFraming();

  public WebSocketDoor(
      Set<TransportKind> offered, Origins origins, Addresses addresses, Lobby lobby) {
    this.offered = Set.copyOf(offered);
    this.origins = origins;
    this.addresses = addresses;
    this.lobby = lobby;
  }

  @Override
  public boolean take(HttpServerRequest request) {
    Optional<Framing> framing = framing(request);
    framing.ifPresent(present -> receive(request, present));
    return framing.isPresent();
  }

  private Optional<Framing> framing(HttpServerRequest request) {
    String path = request.path();
    if (PLAIN.equals(path)) {
      return Optional.of(plain);
    }
    return path != null && path.startsWith(SockJsRoutes.BASE) && SOCKJS.matcher(path).matches()
        ? Optional.of(sockJs)
        : Optional.empty();
  }

  private void receive(HttpServerRequest request, Framing framing) {
    if (!offered.contains(TransportKind.WEBSOCKET) || !offered.contains(framing.kind())) {
      refuse(request, ErrorCode.NOT_FOUND, "WebSocket is not offered here");
    } else if (!request.canUpgradeToWebSocket()) {
      refuse(request, ErrorCode.INVALID_REQUEST, "expected an upgrade to WebSocket");
    } else if (!origins.isAllowed(request)) {
      refuse(request, ErrorCode.FORBIDDEN, "pages of that origin may not connect");
    } else {
      Visitor visitor = new Visitor(format(request, framing), addresses.of(request));
      request
          .toWebSocket()
          .onSuccess(socket -> WebSocketClient.open(socket, framing, visitor, lobby))
          .onFailure(failure -> log.debug("an upgrade failed: {}", failure.toString()));
    }
  }

  /** As the client wishes, which is told that it has been understood. */
  private static Format format(HttpServerRequest request, Framing framing) {
    String protocols = request.getHeader(SUBPROTOCOL);
    boolean protobuf =
        framing.kind() == TransportKind.WEBSOCKET
            && protocols != null
            && Arrays.asList(protocols.split("\\s*,\\s*")).contains(PROTOBUF);
    if (protobuf) {
      request.response().putHeader(SUBPROTOCOL, PROTOBUF);
    }
    return protobuf ? Format.PROTOBUF : Format.JSON;
  }

  private static void refuse(HttpServerRequest request, ErrorCode code, String detail) {
    request
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonMapper.buffer(Problem.of(code, detail, request.path())));
  }
}
