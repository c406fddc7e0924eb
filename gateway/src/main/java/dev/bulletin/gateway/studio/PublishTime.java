package dev.bulletin.gateway.studio;

import dev.bulletin.common.words.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a report is to be published, as it stands in the form.
 *
 * @param at a local time, as browsers write it: {@code 2026-12-01T09:30}
 * @param zone by which it is meant, such as {@code Asia/Ho_Chi_Minh}
 */
record PublishTime(String at, String zone) {
  static final PublishTime NONE = new PublishTime("", "UTC");
  static final String FIELD = "at";

  static PublishTime read(Form form) {
    String zone = form.line("zone");
    return new PublishTime(form.line(FIELD), zone.isEmpty() ? NONE.zone : zone);
  }

  /** Empty when there is no such time, as when clocks are put forward over it. */
  Optional<Instant> instant() {
    try {
      LocalDateTime local = LocalDateTime.parse(at);
      ZoneId known = ZoneId.of(zone);
      return known.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  void check(Words words, Instant now, Faults faults) {
    if (instant().isEmpty()) {
      faults.add(FIELD, words.text("fault.time"));
    } else if (instant().filter(now::isBefore).isEmpty()) {
      faults.add(FIELD, words.text("fault.past"));
    }
  }
}
