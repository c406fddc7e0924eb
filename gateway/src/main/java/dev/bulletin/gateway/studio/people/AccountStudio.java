package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.guard.ClientAddress;
import dev.bulletin.gateway.people.Member;
import dev.bulletin.gateway.people.Members;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.person.SignIn;
import dev.bulletin.gateway.session.OwnSession;
import dev.bulletin.gateway.session.SessionAuthentication;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.StudioPart;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People's own account: the password, and where they are signed in. */
public final class AccountStudio implements StudioPart {
  private static final String ACCOUNT = "/account";

  /** What may have been done before the page is shown. */
  private static final Set<String> DONE = Set.of("password", "session");

  private final Members members;
  private final SignIn signIn;
  private final Passwords passwords;
  private final SessionAuthentication sessions;

  public AccountStudio(
      Members members, SignIn signIn, Passwords passwords, SessionAuthentication sessions) {
    this.members = members;
    this.signIn = signIn;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /** A session in the list. */
  record Line(String id, Moment created, Moment seen, String address, boolean current) {}

  @Override
  public void mount(Door door) {
    door.page(ACCOUNT, visit -> show(visit, 200, new Faults()));
    door.form(ACCOUNT + "/password", Role.STUDIO_SCOPE, this::setPassword);
    door.form(ACCOUNT + "/session", Role.STUDIO_SCOPE, this::endSession);
  }

  private void show(Visit visit, int status, Faults faults) {
    Future<Member> self = members.find(visit.person().person().id());
    Future<List<OwnSession>> own = sessions.own(visit.person());
    Future.all(self, own)
        .map(both -> view(visit, self.result(), own.result(), faults))
        .onSuccess(view -> visit.show(status, view))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, Member self, List<OwnSession> own, Faults faults) {
    return new View(
        "studio/account",
        Section.NONE,
        visit.words().text("account.title"),
        Map.of(
            "self", MemberLine.of(visit, self),
            "hasPassword", self.hasPassword(),
            "sessions", own.stream().map(session -> line(visit, session)).toList(),
            "done", done(visit),
            "faults", TypedPassword.shown(faults)));
  }

  private static Line line(Visit visit, OwnSession session) {
    return new Line(
        session.id(),
        visit.views().moment(session.createdAt()),
        visit.views().moment(session.lastSeenAt()),
        session.address(),
        session.current());
  }

  private static String done(Visit visit) {
    String done = visit.ctx().request().getParam("done", "");
    return DONE.contains(done) ? visit.words().text("account.done." + done) : "";
  }

  private void setPassword(Visit visit, Form form) {
    TypedPassword typed = TypedPassword.read(form);
    FieldRules rules = new FieldRules(visit.words());
    typed.check(rules);
    if (!rules.faults().isEmpty()) {
      show(visit, 400, rules.faults());
      return;
    }
    Person self = visit.person().person();
    var attempt =
        SignIn.Attempt.of(self.login(), form.text("current"), ClientAddress.of(visit.ctx()));
    signIn
        .check(attempt)
        .onSuccess(known -> decide(visit, typed, known))
        .onFailure(failure -> explain(visit, failure));
  }

  private void decide(Visit visit, TypedPassword typed, Optional<Person> known) {
    if (known.isEmpty()) {
      show(visit, 400, fault(visit, "account.wrong"));
      return;
    }
    passwords
        .hash(typed.password())
        .compose(
            hash -> members.setPassword(known.get().id(), hash, Deeds.of(visit, "person.password")))
        .compose(ended -> sessions.begin(visit.ctx(), known.get()))
        .onSuccess(begun -> back(visit, "password"))
        .onFailure(visit::fail);
  }

  private void explain(Visit visit, Throwable failure) {
    if (failure instanceof ServiceException refusal
        && refusal.code() == ErrorCode.TOO_MANY_REQUESTS) {
      show(visit, refusal.code().status(), fault(visit, "signIn.tooMany"));
    } else {
      visit.fail(failure);
    }
  }

  private static Faults fault(Visit visit, String key) {
    Faults faults = new Faults();
    faults.add("current", visit.words().text(key));
    return faults;
  }

  private void endSession(Visit visit, Form form) {
    sessions
        .endOwn(visit.person(), form.line("id"))
        .onSuccess(ended -> visit.did("session.endOne", "", ""))
        .onSuccess(ended -> back(visit, "session"))
        .onFailure(visit::fail);
  }

  private static void back(Visit visit, String done) {
    visit.goTo(ReturnPath.STUDIO + ACCOUNT + "?done=" + done);
  }
}
