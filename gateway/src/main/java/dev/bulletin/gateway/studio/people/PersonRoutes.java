package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.people.Member;
import dev.bulletin.gateway.people.Members;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One person: what they may do, and whether they may come in. */
final class PersonRoutes {
  private static final String PERSON = PeopleStudio.PERSON;

  /** What may have been done before the page is shown. */
  private static final Set<String> DONE = Set.of("role", "disabled", "enabled", "signedOut");

  private final Members members;
  private final LinkPage links;

  PersonRoutes(Members members, LinkPage links) {
    this.members = members;
    this.links = links;
  }

  void mount(Door door) {
    door.page(PERSON, Role.PEOPLE_SCOPE, visit -> show(visit, 200, ""));
    door.form(PERSON + "/role", Role.PEOPLE_SCOPE, this::setRole);
    door.form(PERSON + "/disable", Role.PEOPLE_SCOPE, (visit, form) -> disable(visit));
    door.form(PERSON + "/enable", Role.PEOPLE_SCOPE, (visit, form) -> enable(visit));
    door.form(PERSON + "/sign-out", Role.PEOPLE_SCOPE, (visit, form) -> signOut(visit));
    door.form(PERSON + "/link", Role.PEOPLE_SCOPE, (visit, form) -> link(visit));
  }

  static String path(long id) {
    return ReturnPath.STUDIO + PeopleStudio.PEOPLE + "/" + id;
  }

  /** Of the person in the path; what cannot be one is nobody's. */
  static long id(Visit visit) {
    String id = visit.ctx().pathParam("id");
    return Optional.of(id)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .orElseThrow(() -> ServiceException.notFound("person", id));
  }

  private void show(Visit visit, int status, String fault) {
    members
        .find(id(visit))
        .onSuccess(member -> visit.show(status, view(visit, member, fault)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, Member member, String fault) {
    Role role = member.role();
    return new View(
        "studio/person",
        Section.PEOPLE,
        member.person().name(),
        Map.of(
            "person", MemberLine.of(visit, member),
            "roles", MemberLine.roles(visit.words(), role == null ? "" : role.code()),
            "self", member.person().id() == visit.person().person().id(),
            "done", done(visit),
            "fault", fault));
  }

  private static String done(Visit visit) {
    String done = visit.ctx().request().getParam("done", "");
    return DONE.contains(done) ? visit.words().text("people.done." + done) : "";
  }

  private void setRole(Visit visit, Form form) {
    Role role =
        Role.of(form.line("role"))
            .orElseThrow(() -> ServiceException.invalid("role", "there is no such role"));
    AuditEvent event = Deeds.of(visit, "person.role");
    answer(visit, members.setRole(id(visit), role, event), "role");
  }

  private void disable(Visit visit) {
    answer(visit, members.disable(id(visit), Deeds.of(visit, "person.disable")), "disabled");
  }

  private void enable(Visit visit) {
    answer(visit, members.enable(id(visit), Deeds.of(visit, "person.enable")), "enabled");
  }

  private void signOut(Visit visit) {
    answer(visit, members.signOut(id(visit), Deeds.of(visit, "person.signOut")), "signedOut");
  }

  private void link(Visit visit) {
    long id = id(visit);
    Future<Member> member = members.find(id);
    member
        .compose(found -> members.link(id, Deeds.of(visit, "person.link")))
        .onSuccess(key -> links.show(visit, id, member.result().person().name(), key))
        .onFailure(visit::fail);
  }

  private void answer(Visit visit, Future<Void> change, String done) {
    change
        .onSuccess(changed -> visit.goTo(path(id(visit)) + "?done=" + done))
        .onFailure(failure -> explain(visit, failure));
  }

  private void explain(Visit visit, Throwable failure) {
    if (failure instanceof ServiceException refusal && refusal.code() == ErrorCode.CONFLICT) {
      show(visit, refusal.code().status(), visit.words().text("people.lastAdmin"));
    } else {
      visit.fail(failure);
    }
  }
}
