package dev.bulletin.gateway.studio.people;

import dev.bulletin.gateway.people.OneTimeLinks;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.RandomKey;
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
import java.util.Optional;

/** Where a one-time link leads to: somebody sets their password, and is in. */
public final class InvitationWay implements WayIn {
  static final String PATH = "/invitation";

  private final OneTimeLinks links;
  private final Passwords passwords;
  private final SessionAuthentication sessions;

  public InvitationWay(OneTimeLinks links, Passwords passwords, SessionAuthentication sessions) {
    this.links = links;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @Override
  public void mount(Porch porch) {
    porch.page(PATH, visit -> ask(porch, visit, 200, key(visit), new Faults()));
    porch.form(PATH, (visit, form) -> set(porch, visit, form));
  }

  private static String key(Visit visit) {
    return visit.ctx().request().getParam("key", "");
  }

  private Future<Optional<Person>> whose(String key) {
    return RandomKey.of(key)
        .map(links::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private void ask(Porch porch, Visit visit, int status, String key, Faults faults) {
    whose(key)
        .onSuccess(who -> show(porch, visit, status, who, key, faults))
        .onFailure(visit::fail);
  }

  private static void show(
      Porch porch, Visit visit, int status, Optional<Person> who, String key, Faults faults) {
    if (who.isEmpty()) {
      porch.show(visit, 410, UsedUp.view(visit));
      return;
    }
    porch.show(
        visit,
        status,
        new View(
            "studio/invitation",
            Section.NONE,
            visit.words().text("invitation.title"),
            Map.of(
                "name", who.get().name(),
                "login", who.get().login(),
                "key", key,
                "action", ReturnPath.STUDIO + PATH,
                "faults", TypedPassword.shown(faults))));
  }

  private void set(Porch porch, Visit visit, Form form) {
    String key = form.line("key");
    TypedPassword typed = TypedPassword.read(form);
    FieldRules rules = new FieldRules(visit.words());
    typed.check(rules);
    if (rules.faults().isEmpty()) {
      whose(key).onSuccess(who -> set(porch, visit, who, key, typed)).onFailure(visit::fail);
    } else {
      ask(porch, visit, 400, key, rules.faults());
    }
  }

  private void set(
      Porch porch, Visit visit, Optional<Person> who, String key, TypedPassword typed) {
    if (who.isEmpty()) {
      porch.show(visit, 410, UsedUp.view(visit));
      return;
    }
    passwords
        .hash(typed.password())
        .compose(
            hash ->
                links.setPassword(
                    RandomKey.of(key).orElseThrow(), hash, Deeds.of(visit, "person.password")))
        .compose(person -> sessions.begin(visit.ctx(), person))
        .onSuccess(begun -> visit.goTo(ReturnPath.STUDIO))
        .onFailure(failure -> UsedUp.explain(porch, visit, failure));
  }
}
