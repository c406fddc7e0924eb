package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.people.NewPerson;
import dev.bulletin.gateway.people.OneTimeLinks;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.session.SessionAuthentication;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.Porch;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import dev.bulletin.gateway.studio.WayIn;
import io.vertx.core.Future;
import java.util.Map;

/** Where the link of a new installation leads to: its first administrator is made. */
public final class SetUpWay implements WayIn {
  private static final String PATH = "/set-up";

  private final OneTimeLinks links;
  private final Passwords passwords;
  private final SessionAuthentication sessions;

  public SetUpWay(OneTimeLinks links, Passwords passwords, SessionAuthentication sessions) {
    this.links = links;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /** What was typed, besides the passwords. */
  private record Typed(String key, TypedPerson person) {}

  @Override
  public void mount(Porch porch) {
    porch.page(PATH, visit -> ask(porch, visit));
    porch.form(PATH, (visit, form) -> make(porch, visit, form));
  }

  private void ask(Porch porch, Visit visit) {
    String key = visit.ctx().request().getParam("key", "");
    opens(key)
        .onSuccess(
            opens ->
                show(porch, visit, 200, opens, new Typed(key, TypedPerson.BLANK), new Faults()))
        .onFailure(visit::fail);
  }

  private Future<Boolean> opens(String key) {
    return RandomKey.of(key).map(links::isSetUp).orElseGet(() -> Future.succeededFuture(false));
  }

  private static void show(
      Porch porch, Visit visit, int status, boolean opens, Typed typed, Faults faults) {
    if (!opens) {
      porch.show(visit, 410, UsedUp.view(visit));
      return;
    }
    porch.show(
        visit,
        status,
        new View(
            "studio/set-up",
            Section.NONE,
            visit.words().text("setUp.title"),
            Map.of(
                "typed", typed.person(),
                "key", typed.key(),
                "action", ReturnPath.STUDIO + PATH,
                "faults", TypedPassword.shown(faults))));
  }

  private void make(Porch porch, Visit visit, Form form) {
    TypedPerson given = TypedPerson.read(form);
    var person = new TypedPerson(given.login(), given.name(), Role.ADMIN.code());
    Typed typed = new Typed(form.line("key"), person);
    TypedPassword password = TypedPassword.read(form);
    FieldRules rules = new FieldRules(visit.words());
    person.check(rules);
    password.check(rules);
    opens(typed.key())
        .onSuccess(
            opens -> {
              if (opens && rules.faults().isEmpty()) {
                make(porch, visit, typed, password);
              } else {
                show(porch, visit, 400, opens, typed, rules.faults());
              }
            })
        .onFailure(visit::fail);
  }

  private void make(Porch porch, Visit visit, Typed typed, TypedPassword password) {
    RandomKey key = RandomKey.of(typed.key()).orElseThrow();
    NewPerson first = typed.person().person();
    passwords
        .hash(password.password())
        .compose(hash -> links.makeAdmin(key, first, hash, Deeds.of(visit, "setUp.done")))
        .compose(person -> sessions.begin(visit.ctx(), person))
        .onSuccess(begun -> visit.goTo(ReturnPath.STUDIO + PeopleStudio.PEOPLE))
        .onFailure(failure -> explain(porch, visit, typed, failure));
  }

  private static void explain(Porch porch, Visit visit, Typed typed, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.CONFLICT) {
      Faults taken = new Faults();
      taken.add("login", visit.words().text("fault.loginTaken"));
      show(porch, visit, refusal.code().status(), true, typed, taken);
    } else {
      UsedUp.explain(porch, visit, failure);
    }
  }
}
