package dev.bulletin.gateway.session;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.guard.ClientAddress;
import dev.bulletin.gateway.limit.Turnstile;
import dev.bulletin.gateway.person.AddressBlock;
import dev.bulletin.gateway.person.Person;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Establishes by a cookie who is signed in, and begins and ends sessions. Thread-safe. */
public final class SessionAuthentication {
  private static final Logger log = LoggerFactory.getLogger(SessionAuthentication.class);

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final SessionCookie visitors;
  private final WriteGuard guard;

  /**
   * For the site at that address.
   *
   * @param publicUrl the origin that browsers see; empty when they reach the gateway directly
   */
  public SessionAuthentication(Sessions sessions, String publicUrl) {
    boolean secure = publicUrl.startsWith("https:");
    this.sessions = sessions;
    this.cookie = SessionCookie.session(secure);
    this.visitors = SessionCookie.visitor(secure);
    this.guard = new WriteGuard(publicUrl);
  }

  /** Whether the request shows a session, be it good or not. */
  boolean isShownBy(HttpServerRequest request) {
    return cookie.read(request).isPresent();
  }

  /** Notes who is signed in, if anybody is, and lets the request in. */
  public void recognize(RoutingContext ctx) {
    ctx.request().pause();
    find(ctx)
        .onSuccess(found -> found.ifPresent(signedIn -> signedIn.putInto(ctx)))
        .map(found -> counted(ctx, found))
        .onComplete(done -> ctx.request().resume())
        .onSuccess(found -> ctx.next())
        .onFailure(ctx::fail);
  }

  private static Optional<SignedIn> counted(RoutingContext ctx, Optional<SignedIn> found) {
    found.ifPresent(signedIn -> Turnstile.count(ctx, signedIn.caller().principal().name()));
    return found;
  }

  /** Who asks, by a session and, for a write, its token in the header. */
  Future<Caller> authenticate(RoutingContext ctx) {
    return find(ctx)
        .map(found -> found.orElseThrow(SessionAuthentication::ended))
        .map(signedIn -> guarded(ctx.request(), signedIn))
        .onSuccess(signedIn -> signedIn.putInto(ctx))
        .map(SignedIn::caller);
  }

  private SignedIn guarded(HttpServerRequest request, SignedIn signedIn) {
    if (!WriteGuard.isRead(request)) {
      guard.checkOrigin(request);
      guard.checkToken(signedIn.id(), request.getHeader(WriteGuard.HEADER));
    }
    return signedIn;
  }

  /**
   * Refuses a write that does not come from a page of this session.
   *
   * @param field the token as the form carries it; null looks for the header
   */
  public void checkWrite(RoutingContext ctx, SignedIn signedIn, @Nullable String field) {
    guard.checkOrigin(ctx.request());
    String header = ctx.request().getHeader(WriteGuard.HEADER);
    guard.checkToken(signedIn.id(), field == null ? header : field);
  }

  /** What the form to sign in must carry; the visitor is given a cookie that it belongs to. */
  public String visitorCsrf(RoutingContext ctx) {
    SessionId visitor = visitors.read(ctx.request()).orElseGet(SessionId::random);
    visitors.set(ctx.response(), visitor);
    return visitor.csrf();
  }

  /** Refuses an attempt to sign in that was not made on our page. */
  public void checkVisitor(RoutingContext ctx, @Nullable String field) {
    guard.checkOrigin(ctx.request());
    SessionId visitor = visitors.read(ctx.request()).orElseThrow(SessionAuthentication::noVisitor);
    guard.checkToken(visitor, field);
  }

  /** Begins a session under a new id; one that the browser has shown ends. */
  public Future<Void> begin(RoutingContext ctx, Person person) {
    String address = AddressBlock.of(ClientAddress.of(ctx));
    return endShown(ctx)
        .compose(ended -> sessions.open(person, address))
        .onSuccess(id -> cookie.set(ctx.response(), id))
        .onSuccess(id -> visitors.clear(ctx.response()))
        .recover(SessionAuthentication::unavailable)
        .mapEmpty();
  }

  private Future<Void> endShown(RoutingContext ctx) {
    return cookie.read(ctx.request()).map(sessions::end).orElseGet(Future::succeededFuture);
  }

  /** Ends the session. */
  public Future<Void> end(RoutingContext ctx, SignedIn signedIn) {
    cookie.clear(ctx.response());
    return sessions.end(signedIn.id()).recover(SessionAuthentication::unavailable);
  }

  /** Ends all sessions of the person, in other browsers too. */
  public Future<Void> endAll(RoutingContext ctx, SignedIn signedIn) {
    cookie.clear(ctx.response());
    return sessions.endAll(signedIn.person()).recover(SessionAuthentication::unavailable);
  }

  /** Where the person is signed in, the last seen first. */
  public Future<List<OwnSession>> own(SignedIn signedIn) {
    return sessions
        .list(signedIn.person(), signedIn.id())
        .recover(SessionAuthentication::unavailable);
  }

  /** Ends one of the person's own sessions. */
  public Future<Void> endOwn(SignedIn signedIn, String id) {
    return sessions.endOwn(signedIn.person(), id).recover(SessionAuthentication::unavailable);
  }

  private Future<Optional<SignedIn>> find(RoutingContext ctx) {
    return cookie
        .read(ctx.request())
        .map(this::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<SignedIn>> find(SessionId id) {
    return sessions
        .find(id)
        .recover(SessionAuthentication::unavailable)
        .map(found -> found.map(session -> new SignedIn(session.person(), id)));
  }

  private static ServiceException ended() {
    return new ServiceException(ErrorCode.UNAUTHENTICATED, "the session has ended: sign in again");
  }

  private static ServiceException noVisitor() {
    return new ServiceException(
        ErrorCode.FORBIDDEN, "the browser keeps no cookies of this site: allow them to sign in");
  }

  private static <T> Future<T> unavailable(Throwable failure) {
    log.warn("sessions cannot be reached", failure);
    return Future.failedFuture(
        ServiceException.unavailable("sessions cannot be checked at present"));
  }
}
