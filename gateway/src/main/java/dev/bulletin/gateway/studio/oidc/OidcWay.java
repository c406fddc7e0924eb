package dev.bulletin.gateway.studio.oidc;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.oidc.Oidc;
import dev.bulletin.gateway.people.Arrivals;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.session.SessionAuthentication;
import dev.bulletin.gateway.studio.Porch;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import dev.bulletin.gateway.studio.WayIn;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** By way of the provider: there, back, and in. */
public final class OidcWay implements WayIn {
  /** Where people come back to, at the public address. */
  public static final String COME_BACK = ReturnPath.STUDIO + "/oidc/back";

  static final String PATH = "/oidc";
  private static final String BACK = PATH + "/back";
  private static final String LEAVE = PATH + "/leave";

  private final Oidc oidc;
  private final Arrivals arrivals;
  private final SessionAuthentication sessions;
  private final Audit audit;
  private final BrowserCookie cookie;
  private final String publicUrl;

  public OidcWay(
      Oidc oidc, Arrivals arrivals, SessionAuthentication sessions, Audit audit, String publicUrl) {
    this.oidc = oidc;
    this.arrivals = arrivals;
    this.sessions = sessions;
    this.audit = audit;
    this.cookie = new BrowserCookie(publicUrl.startsWith("https:"));
    this.publicUrl = publicUrl;
  }

  @Override
  public Optional<Offer> offer() {
    String start = ReturnPath.STUDIO + PATH;
    return Optional.of(new Offer(oidc.name(), start, ReturnPath.STUDIO + LEAVE));
  }

  @Override
  public void mount(Porch porch) {
    porch.page(PATH, this::depart);
    porch.page(BACK, visit -> arrive(porch, visit));
    porch.page(LEAVE, this::leave);
  }

  private void depart(Visit visit) {
    HttpServerRequest request = visit.ctx().request();
    RandomKey browser = cookie.read(request).orElseGet(RandomKey::random);
    oidc.leave(browser, ReturnPath.of(request.getParam("return")))
        .onSuccess(target -> cookie.set(visit.ctx().response(), browser))
        .onSuccess(target -> visit.goTo(target.toString()))
        .onFailure(visit::fail);
  }

  private void arrive(Porch porch, Visit visit) {
    known(visit.ctx().request())
        .compose(arrival -> admitted(visit, arrival))
        .onSuccess(arrival -> visit.goTo(ReturnPath.of(arrival.returnPath())))
        .onFailure(failure -> explain(porch, visit, failure));
  }

  private Future<Oidc.Arrival> known(HttpServerRequest request) {
    Optional<RandomKey> state = RandomKey.of(request.getParam("state"));
    Optional<RandomKey> browser = cookie.read(request);
    String code = request.getParam("code", "");
    boolean answered = !code.isEmpty() && !oidc.isOfAnother(request.getParam("iss", ""));
    return state.isPresent() && browser.isPresent() && answered
        ? oidc.arrive(state.get(), browser.get(), code)
        : Future.failedFuture(
            new ServiceException(ErrorCode.FORBIDDEN, "the provider has sent nobody"));
  }

  private Future<Oidc.Arrival> admitted(Visit visit, Oidc.Arrival arrival) {
    AuditEvent in = AuditEvent.of(visit.ctx(), "signIn.done");
    AuditEvent created = AuditEvent.of(visit.ctx(), "person.create");
    return arrivals
        .admit(arrival.voucher(), in, created)
        .compose(person -> sessions.begin(visit.ctx(), person))
        .map(arrival);
  }

  private void explain(Porch porch, Visit visit, Throwable failure) {
    if (failure instanceof ServiceException refusal && isRefused(refusal.code())) {
      AuditEvent event = AuditEvent.of(visit.ctx(), "signIn.refused").by(AuditEvent.NOBODY);
      audit
          .note(event)
          .onSuccess(noted -> porch.show(visit, ErrorCode.FORBIDDEN.status(), refused(visit)));
    } else {
      visit.fail(failure);
    }
  }

  private static boolean isRefused(ErrorCode code) {
    return code == ErrorCode.FORBIDDEN || code == ErrorCode.CONFLICT;
  }

  private View refused(Visit visit) {
    return new View(
        "studio/refused",
        Section.NONE,
        visit.words().text("refused.title"),
        Map.of("what", visit.words().text("refused.what", "provider", oidc.name())));
  }

  /** Signs out at the provider too, and leads back; where that is not offered, back at once. */
  private void leave(Visit visit) {
    URI after = URI.create(publicUrl + ReturnPath.STUDIO + "/sign-in");
    oidc.logout(after)
        .onSuccess(target -> visit.goTo(target.orElse(after).toString()))
        .onFailure(visit::fail);
  }
}
