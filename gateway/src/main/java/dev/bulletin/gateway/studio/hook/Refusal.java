package dev.bulletin.gateway.studio.hook;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.words.Words;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why what was typed was not kept, by field, in words for whoever has typed it. */
record Refusal(int status, Map<String, String> reasonsByField) {
  static final Refusal NONE = new Refusal(200, Map.of());

  /** For what is wrong with no field. */
  private static final String WHOLE = "whole";

  private static final String NAME = "name";
  private static final Set<String> FIELDS =
      Set.of(NAME, "url", "events", "kind", "subject", "threshold", "hysteresis", "seconds");

  Refusal {
    reasonsByField = Map.copyOf(reasonsByField);
  }

  /** Of something new, whose name another may have; empty when nobody who types can mend it. */
  static Optional<Refusal> ofNew(Words words, Throwable failure) {
    return of(words, failure, NAME, "taken");
  }

  /** Of something that another may have changed meanwhile; empty as above. */
  static Optional<Refusal> ofChange(Words words, Throwable failure) {
    return of(words, failure, WHOLE, "changed");
  }

  private static Optional<Refusal> of(Words words, Throwable failure, String where, String why) {
    if (!(failure instanceof ServiceException refusal)) {
      return Optional.empty();
    }
    int status = refusal.code().status();
    return switch (refusal.code()) {
      case PRECONDITION_FAILED -> Optional.of(told(words, status, where, why));
      case CONFLICT -> Optional.of(told(words, status, WHOLE, "many"));
      case INVALID_REQUEST ->
          Optional.of(refusal.detail().split(":", 2)[0])
              .filter(FIELDS::contains)
              .map(field -> told(words, status, field, field));
      default -> Optional.empty();
    };
  }

  private static Refusal told(Words words, int status, String where, String why) {
    return new Refusal(status, Map.of(where, words.text("hooks.fault." + why)));
  }
}
