package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.edge.LanguageChoice;
import dev.bulletin.gateway.session.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** A request to the studio, and its answer. Lives on the event loop of the request. */
public final class Visit {
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final String ONCE = "shown-once";
  private static final String JSON = "application/json";

  private final RoutingContext ctx;
  private final StudioPages pages;
  private final Language language;

  Visit(RoutingContext ctx, StudioPages pages) {
    this.ctx = ctx;
    this.pages = pages;
    this.language = LanguageChoice.of(ctx.request());
  }

  public RoutingContext ctx() {
    return ctx;
  }

  public Language language() {
    return language;
  }

  public Words words() {
    return pages.words(language);
  }

  public StudioViews views() {
    return new StudioViews(language, words());
  }

  Optional<SignedIn> signedIn() {
    return SignedIn.of(ctx);
  }

  /** Who is signed in, where nobody else gets to. */
  public SignedIn person() {
    return signedIn().orElseThrow();
  }

  public Principal principal() {
    return person().caller().principal();
  }

  /** Whether a script of ours asks, and not a browser that shows the answer. */
  public boolean isByScript() {
    String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(JSON);
  }

  /** Something has been done that is to be recorded, however the visit ends. */
  public void did(String action, String subjectKind, String subject) {
    AuditTrail.say(ctx, action, subjectKind, subject);
  }

  public void show(View view) {
    show(OK, view);
  }

  public void show(int status, View view) {
    show(status, signedIn().map(SignedIn::csrf).orElse(""), view);
  }

  /** Shows what nobody can look up again, the browser's memory included. */
  public void showOnce(View view) {
    ctx.put(ONCE, true);
    show(view);
  }

  /** For a page whose forms belong to nobody who is signed in. */
  void show(int status, String csrf, View view) {
    pages
        .render(language, ctx.request().path(), signedIn(), csrf, view)
        .onSuccess(body -> send(status, body))
        .onFailure(ctx::fail);
  }

  /** Shows a part of a page by itself, to the page's script. */
  public void showPart(Fragment part) {
    render(part).onSuccess(html -> send(OK, Buffer.buffer(html))).onFailure(ctx::fail);
  }

  /** A part of a page by itself. */
  public Future<String> render(Fragment part) {
    return pages.render(part);
  }

  /** Not kept for others, and asked for again before it is shown again. */
  private void send(int status, Buffer body) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.code())
        .putHeader(
            HttpHeaders.CACHE_CONTROL, ctx.get(ONCE) == null ? "private, no-cache" : "no-store")
        .end(body);
  }

  public void json(Record answer) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonMapper.buffer(answer));
  }

  /** Leads on after a write, so that loading the page again does not write again. */
  public void goTo(String path) {
    ctx.response()
        .setStatusCode(SEE_OTHER)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.LOCATION, path)
        .end();
  }

  public void fail(Throwable failure) {
    ctx.fail(failure);
  }
}
