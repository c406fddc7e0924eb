package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.people.Erasures;
import dev.bulletin.gateway.people.Member;
import dev.bulletin.gateway.people.Members;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import java.util.Map;

/** The end of what says who a person was, once it is clear what stays. */
final class ErasureRoutes {
  private static final String ERASURE = PeopleStudio.PERSON + "/erasure";

  private final Members members;
  private final Erasures erasures;

  ErasureRoutes(Members members, Erasures erasures) {
    this.members = members;
    this.erasures = erasures;
  }

  void mount(Door door) {
    door.page(ERASURE, Role.PEOPLE_SCOPE, visit -> ask(visit, 200, ""));
    door.form(ERASURE, Role.PEOPLE_SCOPE, this::erase);
  }

  private void ask(Visit visit, int status, String fault) {
    members
        .find(PersonRoutes.id(visit))
        .onSuccess(member -> visit.show(status, view(visit, member, fault)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, Member member, String fault) {
    return new View(
        "studio/erasure",
        Section.PEOPLE,
        member.person().name(),
        Map.of("person", MemberLine.of(visit, member), "fault", fault));
  }

  /** The login is typed, so that nobody is erased by a slip. */
  private void erase(Visit visit, Form form) {
    long id = PersonRoutes.id(visit);
    members
        .find(id)
        .onSuccess(
            member -> {
              if (form.line("login").equals(member.person().login())) {
                erase(visit, member);
              } else {
                ask(visit, 400, visit.words().text("erasure.wrongLogin"));
              }
            })
        .onFailure(visit::fail);
  }

  private void erase(Visit visit, Member member) {
    erasures
        .erase(member.person(), visit.principal(), Deeds.of(visit, "person.erase"))
        .onSuccess(erased -> visit.goTo(ReturnPath.STUDIO + PeopleStudio.PEOPLE))
        .onFailure(failure -> explain(visit, failure));
  }

  private void explain(Visit visit, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.CONFLICT) {
      ask(visit, refusal.code().status(), visit.words().text("people.lastAdmin"));
    } else {
      visit.fail(failure);
    }
  }
}
