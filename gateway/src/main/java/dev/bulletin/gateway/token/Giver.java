package dev.bulletin.gateway.token;

import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gives tokens to programs, and looks after those that were given.
 *
 * @param person whose the tokens are; null for the operator's own
 * @param everybody whether those of others are looked after too
 * @param scopes that may be given, and what is narrower than one of them
 * @param until when the last of the given ones ends; null when they may hold for ever
 */
public record Giver(
    @Nullable Long person, boolean everybody, List<String> scopes, @Nullable Instant until) {
  public Giver {
    scopes = List.copyOf(scopes);
  }

  /** Somebody who is signed in. */
  public static Giver of(Person person) {
    boolean everybody = person.principal().may(Role.PEOPLE_SCOPE);
    return new Giver(person.id(), everybody, Grants.of(person), null);
  }

  /** A program of that person: it gives on what it has itself, while they may give it. */
  static Giver of(Person person, Set<String> held, @Nullable Instant until) {
    return new Giver(person.id(), false, Grants.among(held, Grants.of(person)), until);
  }

  /** A program of the operator, which gives on what it has itself. */
  static Giver ofOperator(Set<String> held, @Nullable Instant until) {
    return new Giver(null, false, Grants.among(held, Grants.ALL), until);
  }

  boolean may(String scope) {
    return scopes.stream().anyMatch(given -> Grants.covers(given, scope));
  }
}
