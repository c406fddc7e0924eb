package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.guard.ClientAddress;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.SignIn;
import dev.bulletin.gateway.session.SessionAuthentication;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way in, which is open to everyone. */
final class SignInRoutes {
  static final String PATH = ReturnPath.STUDIO + "/sign-in";

  private static final long MAX_FORM = 16 * 1_024;
  private static final String RETURN = "return";
  private static final String LOGIN = "login";
  private static final String RETRY_SECONDS = "60";

  private final SessionAuthentication sessions;
  private final SignIn signIn;
  private final NotedSignIns noted;
  private final List<WayIn.Offer> offers;
  private final StudioPages pages;

  SignInRoutes(
      SessionAuthentication sessions,
      SignIn signIn,
      NotedSignIns noted,
      List<WayIn.Offer> offers,
      StudioPages pages) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.noted = noted;
    this.offers = List.copyOf(offers);
    this.pages = pages;
  }

  /** Another way in, as the page shows it. */
  record Other(String path, String label, String leavePath, String leaveLabel) {}

  void mount(Router router) {
    Rule.ANYONE.on(router.route(HttpMethod.GET, PATH)).method(HttpMethod.HEAD).handler(this::ask);
    Rule.ANYONE
        .on(router.route(HttpMethod.POST, PATH))
        .handler(BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(MAX_FORM));
    Rule.ANYONE.on(router.route(HttpMethod.POST, PATH)).handler(this::check);
  }

  /** Who is signed in already goes on at once. */
  private void ask(RoutingContext ctx) {
    Visit visit = new Visit(ctx, pages);
    String back = ReturnPath.of(ctx.request().getParam(RETURN));
    if (visit.signedIn().isPresent()) {
      visit.goTo(back);
    } else {
      show(visit, 200, "", "", back);
    }
  }

  private void check(RoutingContext ctx) {
    Visit visit = new Visit(ctx, pages);
    Form form = Door.of(ctx);
    sessions.checkVisitor(ctx, form.text("csrf"));
    var attempt = SignIn.Attempt.of(form.text(LOGIN), form.text("password"), ClientAddress.of(ctx));
    signIn
        .check(attempt)
        .onSuccess(person -> noted.note(ctx, attempt, person))
        .onSuccess(person -> decide(visit, form, person))
        .onFailure(failure -> explain(visit, form, failure));
  }

  private void decide(Visit visit, Form form, Optional<Person> person) {
    String back = ReturnPath.of(form.text(RETURN));
    if (person.isEmpty()) {
      int status = ErrorCode.UNAUTHENTICATED.status();
      show(visit, status, visit.words().text("signIn.wrong"), form.line(LOGIN), back);
      return;
    }
    sessions
        .begin(visit.ctx(), person.get())
        .onSuccess(begun -> visit.goTo(back))
        .onFailure(visit::fail);
  }

  private void explain(Visit visit, Form form, Throwable failure) {
    if (failure instanceof ServiceException refusal
        && refusal.code() == ErrorCode.TOO_MANY_REQUESTS) {
      visit.ctx().response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      String back = ReturnPath.of(form.text(RETURN));
      String fault = visit.words().text("signIn.tooMany");
      show(visit, refusal.code().status(), fault, form.line(LOGIN), back);
    } else {
      visit.fail(failure);
    }
  }

  private static Other other(Visit visit, WayIn.Offer offer, String back) {
    return new Other(
        offer.path() + "?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8),
        visit.words().text("signIn.by", "provider", offer.name()),
        offer.leave(),
        visit.words().text("signIn.leave", "provider", offer.name()));
  }

  private void show(Visit visit, int status, String fault, String login, String back) {
    View view =
        new View(
            "studio/sign-in",
            Section.NONE,
            visit.words().text("signIn.title"),
            Map.of(
                "fault",
                fault,
                LOGIN,
                login,
                "back",
                back,
                "action",
                PATH,
                "others",
                offers.stream().map(offer -> other(visit, offer, back)).toList()));
    visit.show(status, sessions.visitorCsrf(visit.ctx()), view);
  }
}
