package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.people.Members;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Faults;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import java.util.List;
import java.util.Map;

/** The list of people, and the form that invites one more. */
final class PeopleRoutes {
  private final Members members;
  private final LinkPage links;

  PeopleRoutes(Members members, LinkPage links) {
    this.members = members;
    this.links = links;
  }

  void mount(Door door) {
    door.page(
        PeopleStudio.PEOPLE,
        Role.PEOPLE_SCOPE,
        visit -> show(visit, 200, TypedPerson.BLANK, new Faults()));
    door.form(PeopleStudio.PEOPLE, Role.PEOPLE_SCOPE, this::invite);
  }

  private void show(Visit visit, int status, TypedPerson typed, Faults faults) {
    members
        .list()
        .map(all -> all.stream().map(member -> MemberLine.of(visit, member)).toList())
        .onSuccess(lines -> visit.show(status, view(visit, lines, typed, faults)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, List<MemberLine> lines, TypedPerson typed, Faults faults) {
    return new View(
        "studio/people",
        Section.PEOPLE,
        visit.words().text("people.title"),
        Map.of(
            "people",
            lines,
            "typed",
            typed,
            "roles",
            MemberLine.roles(visit.words(), typed.role()),
            "faults",
            Map.of("login", faults.of("login"), "name", faults.of("name"))));
  }

  private void invite(Visit visit, Form form) {
    TypedPerson typed = TypedPerson.read(form);
    FieldRules rules = new FieldRules(visit.words());
    typed.check(rules);
    if (!rules.faults().isEmpty()) {
      show(visit, 400, typed, rules.faults());
      return;
    }
    members
        .invite(typed.person(), Deeds.of(visit, "person.invite"))
        .onSuccess(made -> links.show(visit, made.id(), typed.name(), made.key()))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private void explain(Visit visit, TypedPerson typed, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.CONFLICT) {
      Faults taken = new Faults();
      taken.add("login", visit.words().text("fault.loginTaken"));
      show(visit, refusal.code().status(), typed, taken);
    } else {
      visit.fail(failure);
    }
  }
}
