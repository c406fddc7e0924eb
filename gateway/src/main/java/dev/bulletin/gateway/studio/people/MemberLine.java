package dev.bulletin.gateway.studio.people;

import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.people.Member;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A person as the pages show them.
 *
 * @param role empty when they have none
 * @param state for programs
 * @param signedIn where, in a sentence
 */
record MemberLine(
    String path,
    String login,
    String name,
    String role,
    String state,
    String stateWord,
    boolean vouched,
    boolean active,
    boolean disabled,
    boolean erased,
    Moment created,
    int sessions,
    String signedIn,
    int tokens) {
  /** A role to choose. */
  record Choice(String code, String name, String what, boolean chosen) {}

  static MemberLine of(Visit visit, Member member) {
    Words words = visit.words();
    Role role = member.role();
    String state = member.state().name().toLowerCase(Locale.ROOT);
    return new MemberLine(
        PersonRoutes.path(member.person().id()),
        member.person().login(),
        member.person().name(),
        role == null ? "" : words.text("role." + role.code()),
        state,
        words.text("people.state." + state),
        member.vouched(),
        member.state() == Member.State.ACTIVE,
        member.state() == Member.State.DISABLED,
        member.state() == Member.State.ERASED,
        visit.views().moment(member.createdAt()),
        member.sessions(),
        words.text("people.signedIn", "n", member.sessions()),
        member.tokens());
  }

  /** All roles, of which one is chosen. */
  static List<Choice> roles(Words words, String chosen) {
    return Arrays.stream(Role.values())
        .map(role -> choice(words, role.code(), role.code().equals(chosen)))
        .toList();
  }

  private static Choice choice(Words words, String code, boolean chosen) {
    return new Choice(code, words.text("role." + code), words.text("role.what." + code), chosen);
  }
}
