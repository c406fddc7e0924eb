package dev.bulletin.realtime.transport;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.Set;

/**
 * SockJS's HTTP transports, carried by Vert.x: streaming, events and polling. Its WebSocket is not
 * here but at the {@link WebSocketDoor}.
 */
public final class SockJsRoutes implements Routes {
  static final String BASE = "/connection/sockjs";

  private static final long HEARTBEAT_MILLIS = 25_000;
  private static final int STREAM_BYTES = 2 * 1024 * 1024;

  private final Vertx vertx;
  private final Set<TransportKind> offered;
  private final Origins origins;
  private final int maxMessageBytes;
  private final Lobby lobby;

  public SockJsRoutes(
      Vertx vertx, Set<TransportKind> offered, Origins origins, int maxMessageBytes, Lobby lobby) {
    this.vertx = vertx;
    this.offered = Set.copyOf(offered);
    this.origins = origins;
    this.maxMessageBytes = maxMessageBytes;
    this.lobby = lobby;
  }

  @Override
  public void mount(Router router) {
    if (!offered.contains(TransportKind.SOCKJS)) {
      return;
    }
    // Once for its raw WebSocket, which has a path of its own here, and once for its iframes, which
    // would load a script from elsewhere.
    router.route(BASE + "/websocket").handler(ctx -> ctx.fail(404));
    router.routeWithRegex(BASE + "/iframe.*").handler(ctx -> ctx.fail(404));
    router.route(BASE + "/*").handler(this::checkOrigin);
    // A message grows when it becomes a JSON string.
    router
        .post(BASE + "/*")
        .handler(BodyHandler.create(false).setBodyLimit(2L * maxMessageBytes + 1_024));
    router
        .routeWithRegex(BASE + "/.*/(?:xhr|xhr_streaming|eventsource)")
        .handler(SockJsRoutes::sayThatItWillBeTheLast);
    router.postWithRegex(BASE + "/.*/xhr_send").handler(SockJsRoutes::checkMessages);
    router
        .route(BASE + "/*")
        .subRouter(
            SockJSHandler.create(vertx, options())
                .socketHandler(socket -> SockJsClient.open(socket, lobby)));
  }

  private SockJSHandlerOptions options() {
    SockJSHandlerOptions options =
        new SockJSHandlerOptions()
            .setHeartbeatInterval(HEARTBEAT_MILLIS)
            .setMaxBytesStreaming(STREAM_BYTES)
            .setInsertJSESSIONID(false)
            .addDisabledTransport(Transport.HTML_FILE.toString())
            .addDisabledTransport(Transport.JSON_P.toString());
    // Left on where WebSocket is offered, though never reached: clients are told of it here.
    return offered.contains(TransportKind.WEBSOCKET)
        ? options
        : options.addDisabledTransport(Transport.WEBSOCKET.toString());
  }

  private void checkOrigin(RoutingContext ctx) {
    if (origins.isAllowed(ctx.request())) {
      ctx.next();
    } else {
      ctx.fail(new ServiceException(ErrorCode.FORBIDDEN, "pages of that origin may not connect"));
    }
  }

  /** Vert.x cuts the connection after such an answer; who is not told would use it again. */
  private static void sayThatItWillBeTheLast(RoutingContext ctx) {
    ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    ctx.next();
  }

  /** Vert.x stumbles over an array that holds anything but strings. */
  private static void checkMessages(RoutingContext ctx) {
    String body = ctx.body().asString();
    if (body == null || body.isEmpty() || SockJsText.messages(body).isPresent()) {
      ctx.next();
    } else {
      ctx.response().setStatusCode(500).end("Broken JSON encoding.");
    }
  }
}
