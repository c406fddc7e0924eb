package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.realtime.transport.Reception;
import dev.bulletin.realtime.transport.http.Body;
import dev.bulletin.realtime.transport.http.Loop;
import dev.bulletin.realtime.transport.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** SockJS's ways over plain HTTP, on one event loop. */
final class Fallbacks {
  private static final long STEP_MILLIS = 1_000;
  private static final Pattern CALLBACK = Pattern.compile("[a-zA-Z0-9\\-_.]+");
  private static final String TEXT = "text/plain; charset=UTF-8";

  private final SockJsOptions options;
  private final Sessions sessions;
  private final SockJsFraming framing;
  private final Reception reception;
  private final Envelope xhr = Envelope.xhr();
  private final Envelope xhrStreaming = Envelope.xhrStreaming();
  private final Envelope eventSource = Envelope.eventSource();
  private final Map<String, Session> bornHere = new HashMap<>();

  Fallbacks(SockJsOptions options, Sessions sessions, SockJsFraming framing, Reception reception) {
    this.options = options;
    this.sessions = sessions;
    this.framing = framing;
    this.reception = reception;
  }

  /** Starts to look after the sessions; called on the event loop. */
  void open(Vertx vertx) {
    vertx.setPeriodic(STEP_MILLIS, step -> check(System.nanoTime()));
  }

  private void check(long now) {
    bornHere.entrySet().removeIf(born -> isOver(born.getKey(), born.getValue(), now));
  }

  private boolean isOver(String id, Session session, long now) {
    boolean over = session.isOver(now);
    if (over) {
      sessions.forget(id);
    }
    return over;
  }

  /** Whether the session lives on this node. */
  boolean knows(String id) {
    return sessions.find(id).isPresent();
  }

  void answer(HttpServerRequest request, SockJsPath path) {
    String id = path.session();
    switch (path.kind()) {
      case XHR -> receive(request, id, xhr);
      case XHR_STREAMING -> receive(request, id, xhrStreaming);
      case EVENTSOURCE -> receive(request, id, eventSource);
      case HTMLFILE -> calling(request, name -> receiveInPage(request, id, name));
      case JSONP -> calling(request, name -> receive(request, id, Envelope.jsonp(name)));
      case XHR_SEND -> send(request, id, /* form= */ false);
      case JSONP_SEND -> send(request, id, /* form= */ true);
      default -> Refusal.send(request, ErrorCode.NOT_FOUND, "nothing is at this address");
    }
  }

  /** The scripts of the page are ours, and what the client has named in them is checked. */
  private void receiveInPage(HttpServerRequest request, String id, String callback) {
    request
        .response()
        .putHeader("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'");
    receive(request, id, Envelope.htmlFile(callback));
  }

  private void receive(HttpServerRequest request, String id, Envelope envelope) {
    sessions
        .findOrOpen(id, () -> begin(request, id))
        .ifPresentOrElse(
            session -> attach(request, session, envelope),
            () -> Refusal.send(request, ErrorCode.UNAVAILABLE, "there are too many sessions"));
  }

  private Session begin(HttpServerRequest request, String id) {
    String address = reception.addresses().of(request);
    Session session = new Session(framing, address, System::nanoTime, reception.lobby());
    bornHere.put(id, session);
    return session;
  }

  private void attach(HttpServerRequest request, Session session, Envelope envelope) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, envelope.contentType());
    session.attach(HttpReceiver.open(request, envelope, options.streamBytes()));
  }

  /** Goes on with the name of the function that the client wants called. */
  private static void calling(HttpServerRequest request, Consumer<String> then) {
    String name = Optional.ofNullable(request.getParam("c")).orElse("");
    if (name.isEmpty()) {
      answer(request, 500, "\"callback\" parameter required");
    } else if (!CALLBACK.matcher(name).matches()) {
      answer(request, 500, "invalid \"callback\" parameter");
    } else {
      then.accept(name);
    }
  }

  private void send(HttpServerRequest request, String id, boolean form) {
    sessions
        .find(id)
        .ifPresentOrElse(
            session -> send(request, session, form),
            () -> Refusal.send(request, ErrorCode.NOT_FOUND, "there is no such session"));
  }

  /** The session may live on another loop than the request. */
  private void send(HttpServerRequest request, Session session, boolean form) {
    Loop here = Loop.here();
    Body.read(request, options.bodyBytes())
        .map(Object::toString)
        .map(body -> form ? SentMessages.form(request, body) : SentMessages.plain(body))
        .compose(sent -> here.hear(session.receive(sent.messages())).map(sent))
        .onSuccess(sent -> answer(request, sent, form))
        .onFailure(failure -> Refusal.send(request, failure));
  }

  /** A form's browser wants to see something, were it only two letters. */
  private static void answer(HttpServerRequest request, SentMessages sent, boolean form) {
    if (!sent.fault().isEmpty()) {
      answer(request, 500, sent.fault());
    } else if (form) {
      answer(request, 200, "ok");
    } else {
      answer(request, 204, "");
    }
  }

  private static Future<Void> answer(HttpServerRequest request, int status, String text) {
    return request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
        .end(text);
  }
}
