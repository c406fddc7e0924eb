package dev.bulletin.gateway.studio;

import java.util.Arrays;
import java.util.Locale;

/** What is done with a report once its text is saved. */
enum Action {
  SAVE,
  PUBLISH,
  SCHEDULE,
  UNSCHEDULE;

  /** What the button says for programs; pressing none of them saves. */
  static Action of(String code) {
    return Arrays.stream(values())
        .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElse(SAVE);
  }
}
