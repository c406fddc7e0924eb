package dev.bulletin.realtime.transport.sockjs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.transport.PlainFraming;
import dev.bulletin.realtime.transport.Prepared;
import dev.bulletin.realtime.transport.Reception;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.realtime.transport.Visitor;
import dev.bulletin.realtime.transport.WebSocketClient;
import dev.bulletin.realtime.transport.http.Cors;
import dev.bulletin.realtime.transport.http.Refusal;
import dev.bulletin.realtime.transport.http.SessionOwner;
import dev.bulletin.realtime.transport.sockjs.SockJsPath.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes all requests to a SockJS service over before the router. One for each event loop. */
public final class SockJsDoor implements Shortcut {
  private static final Logger log = LoggerFactory.getLogger(SockJsDoor.class);

  private static final String SESSION_COOKIE = "JSESSIONID";

  private final SockJsOptions options;
  private final Reception reception;
  private final SessionOwner owner;
  private final IframePage iframe;
  private final SockJsFraming framing = new SockJsFraming();
  private final Prepared framed;
  private final Prepared raw;
  private final Fallbacks fallbacks;
  private final SecureRandom random = new SecureRandom();

  /**
   * A door.
   *
   * @param sessions shared by the doors of all event loops
   * @param owner knows the sessions that live on other nodes
   */
  public SockJsDoor(
      SockJsOptions options, Sessions sessions, Reception reception, SessionOwner owner) {
    this.options = options;
    this.reception = reception;
    this.owner = owner;
    this.framed = new Prepared(framing, reception.compression());
    this.raw = new Prepared(new PlainFraming(TransportKind.SOCKJS), reception.compression());
    this.iframe = new IframePage(options.base());
    this.fallbacks = new Fallbacks(options, sessions, framing, reception);
  }

  /** Starts to look after the sessions; called on the event loop. */
  public void open(Vertx vertx) {
    fallbacks.open(vertx);
  }

  @Override
  public boolean take(HttpServerRequest request) {
    Optional<SockJsPath> path =
        Optional.ofNullable(request.path())
            .flatMap(given -> SockJsPath.parse(options.base(), given));
    path.ifPresent(present -> receive(request, present));
    return path.isPresent();
  }

  private void receive(HttpServerRequest request, SockJsPath path) {
    Kind kind = path.kind();
    if (kind == Kind.UNKNOWN || kind.isWebSocket() && !options.webSocket()) {
      Refusal.send(request, ErrorCode.NOT_FOUND, "nothing is at this address");
    } else if (!reception.origins().isAllowed(request)) {
      Refusal.send(request, ErrorCode.FORBIDDEN, "pages of that origin may not connect");
    } else if (request.method() == HttpMethod.OPTIONS) {
      setCookie(request, path);
      Cors.preflight(request, kind.method());
    } else if (!request.method().name().equals(kind.method())) {
      Refusal.wrongMethod(request, kind.method());
    } else {
      answer(request, path);
    }
  }

  private void answer(HttpServerRequest request, SockJsPath path) {
    switch (path.kind()) {
      case GREETING ->
          request
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=UTF-8")
              .end("Welcome to SockJS!\n");
      case IFRAME -> iframe.send(request);
      case LIBRARY -> iframe.sendLibrary(request);
      case INFO -> inform(request);
      case WEBSOCKET -> upgrade(request, framed);
      case RAW_WEBSOCKET -> upgrade(request, raw);
      default -> fallBack(request, path);
    }
  }

  /**
   * What a client asks before anything else.
   *
   * @param entropy for browsers that have no good source of it
   */
  record Info(
      boolean websocket,
      @JsonProperty("cookie_needed") boolean cookieNeeded,
      List<String> origins,
      long entropy) {}

  private void inform(HttpServerRequest request) {
    Cors.allow(request);
    long entropy = Integer.toUnsignedLong(random.nextInt());
    Info info = new Info(options.webSocket(), options.sessionCookie(), List.of("*:*"), entropy);
    Cors.keepNever(request.response())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8")
        .end(JsonMapper.buffer(info));
  }

  private void upgrade(HttpServerRequest request, Prepared frames) {
    if (!request.canUpgradeToWebSocket()) {
      Refusal.send(request, ErrorCode.INVALID_REQUEST, "expected an upgrade to WebSocket");
      return;
    }
    Visitor visitor = reception.visitor(request, Format.JSON);
    request
        .toWebSocket()
        .onSuccess(socket -> WebSocketClient.open(socket, frames, visitor, reception.lobby()))
        .onFailure(failure -> log.debug("an upgrade failed: {}", failure.toString()));
  }

  private void fallBack(HttpServerRequest request, SockJsPath path) {
    if (!fallbacks.knows(path.session()) && owner.passOn(request, path.session())) {
      return;
    }
    Cors.allow(request);
    Cors.keepNever(request.response());
    setCookie(request, path);
    fallbacks.answer(request, path);
  }

  /** Balancers that go by the cookie take whatever is in it. */
  private void setCookie(HttpServerRequest request, SockJsPath path) {
    if (options.sessionCookie() && !path.session().isEmpty()) {
      Cookie cookie = request.getCookie(SESSION_COOKIE);
      String value = cookie == null ? "dummy" : cookie.getValue();
      request
          .response()
          .putHeader(HttpHeaders.SET_COOKIE, SESSION_COOKIE + "=" + value + "; Path=/");
    }
  }
}
