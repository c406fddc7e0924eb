package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.session.SessionAuthentication;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;

/** What people decide for themselves: to leave, here or everywhere, and the language. */
final class AccountRoutes {
  /** Asks the browser to forget the pages it has shown; unsaved text stays. */
  private static final String PAGES = "\"cache\"";

  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final SessionAuthentication sessions;

  AccountRoutes(SessionAuthentication sessions) {
    this.sessions = sessions;
  }

  /** For scripts of a page that was opened in a session that has ended since. */
  record Token(String csrf) {}

  void mount(Door door) {
    door.page("/token", visit -> visit.json(new Token(visit.person().csrf())));
    door.form("/sign-out", Role.STUDIO_SCOPE, (visit, form) -> signOut(visit));
    door.form("/sign-out-everywhere", Role.STUDIO_SCOPE, (visit, form) -> signOutEverywhere(visit));
    door.form("/language", Role.STUDIO_SCOPE, AccountRoutes::chooseLanguage);
  }

  private void signOut(Visit visit) {
    sessions
        .end(visit.ctx(), visit.person())
        .onSuccess(ended -> leave(visit))
        .onFailure(visit::fail);
  }

  private void signOutEverywhere(Visit visit) {
    sessions
        .endAll(visit.ctx(), visit.person())
        .onSuccess(ended -> leave(visit))
        .onFailure(visit::fail);
  }

  private static void leave(Visit visit) {
    visit.ctx().response().putHeader("clear-site-data", PAGES);
    visit.goTo(SignInRoutes.PATH);
  }

  private static void chooseLanguage(Visit visit, Form form) {
    Language language =
        Language.of(form.line("language"))
            .orElseThrow(() -> ServiceException.invalid("language", "there are vi and en"));
    visit
        .ctx()
        .response()
        .addCookie(
            Cookie.cookie("lang", language.code())
                .setPath("/")
                .setMaxAge(REMEMBERED.toSeconds())
                .setSameSite(CookieSameSite.LAX));
    visit.goTo(ReturnPath.of(form.text("return")));
  }
}
