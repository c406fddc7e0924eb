package dev.bulletin.gateway.people;

import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.Role;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A person as those who look after people see them.
 *
 * @param vouched another provider vouches for them
 * @param sessions where they are signed in
 * @param tokens of programs, made by them
 */
public record Member(
    Person person,
    State state,
    boolean hasPassword,
    boolean vouched,
    Instant createdAt,
    int sessions,
    int tokens) {
  /** Whether somebody can come in as that person. */
  public enum State {
    ACTIVE,
    /** Has not set a password yet. */
    INVITED,
    DISABLED,
    ERASED
  }

  /** The one that gives most; null when there is none. */
  public @Nullable Role role() {
    return person.roles().stream().max(Comparator.naturalOrder()).orElse(null);
  }
}
