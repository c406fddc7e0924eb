package dev.bulletin.dashboard.push;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads samples from JSON: {@code {"samples":[{"series":…,"value":…,"at":…}]}}. */
final class JsonSamples {
  private JsonSamples() {}

  /** The body as it stands. */
  record Body(@Nullable List<@Nullable Element> samples) {}

  /**
   * One sample as it stands.
   *
   * @param at ISO 8601; null for now
   */
  record Element(@Nullable String series, @Nullable BigDecimal value, @Nullable String at) {}

  /**
   * All samples of a body; a wrong one loses only itself.
   *
   * @throws ServiceException INVALID_REQUEST when the body is not of that shape
   */
  static Pushed read(Buffer body, Instant now) {
    List<@Nullable Element> elements = JsonMapper.readRequest(body, Body.class).samples();
    if (elements == null) {
      throw ServiceException.invalid("samples", "a list of samples is needed");
    }
    Pushed pushed = new Pushed();
    for (int i = 0; i < elements.size(); i++) {
      take(elements.get(i), i + 1, now, pushed);
    }
    return pushed;
  }

  private static void take(@Nullable Element element, int number, Instant now, Pushed pushed) {
    Optional<Instant> at = element == null ? Optional.empty() : time(element.at(), now);
    if (element == null || element.series() == null) {
      pushed.refuse(number, "series: the name of a series is needed");
    } else if (element.value() == null || !PushedNumber.isPossible(element.value())) {
      pushed.refuse(number, "value: a number is needed, of at most 38 digits and below 10^30");
    } else if (at.isEmpty()) {
      pushed.refuse(number, "at: expected a time such as 2026-12-01T08:00:00Z");
    } else {
      pushed.add(
          new PushedSample(
              number, Objects.requireNonNull(element.series()), element.value(), at.get()));
    }
  }

  private static Optional<Instant> time(@Nullable String text, Instant now) {
    if (text == null) {
      return Optional.of(now);
    }
    try {
      return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
