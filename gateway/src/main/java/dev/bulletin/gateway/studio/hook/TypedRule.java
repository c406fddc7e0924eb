package dev.bulletin.gateway.studio.hook;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.alert.Alert;
import dev.bulletin.gateway.alert.AlertDraft;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.studio.Form;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule as somebody has typed it. */
record TypedRule(
    String name,
    String kind,
    String subject,
    String threshold,
    String hysteresis,
    String seconds,
    boolean active) {
  static final TypedRule NEW = new TypedRule("", AlertKind.ABOVE.code(), "", "", "", "0", true);

  private static final String NUMBER = "-?[0-9]{1,30}(\\.[0-9]{1,30})?";

  static TypedRule of(Form form, String name) {
    return new TypedRule(
        name,
        form.line("kind"),
        form.line("subject"),
        form.line("threshold"),
        form.line("hysteresis"),
        form.line("seconds"),
        form.fields().contains("active"));
  }

  static TypedRule of(Alert alert) {
    return new TypedRule(
        alert.name(),
        alert.kind().code(),
        alert.subject(),
        RuleLine.plain(alert.threshold()),
        RuleLine.plain(alert.hysteresis()),
        Integer.toString(alert.seconds()),
        alert.active());
  }

  /** Fails with INVALID_REQUEST, naming the field. */
  AlertDraft draft() {
    TypedHook.checkName(name);
    AlertKind known =
        AlertKind.known(kind)
            .orElseThrow(() -> ServiceException.invalid("kind", "expected one of those listed"));
    return AlertDraft.of(
        name,
        known,
        subject,
        number("threshold", threshold),
        number("hysteresis", hysteresis),
        span(),
        active);
  }

  private static @Nullable BigDecimal number(String field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return Optional.of(text)
        .filter(digits -> digits.matches(NUMBER))
        .map(BigDecimal::new)
        .orElseThrow(() -> ServiceException.invalid(field, "expected a number such as 12.5"));
  }

  private int span() {
    return Optional.of(seconds.isEmpty() ? "0" : seconds)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .orElseThrow(() -> ServiceException.invalid("seconds", "expected a whole number"));
  }

  /** A kind to choose. */
  record Kind(String code, String name, boolean chosen) {}

  Map<String, Object> shown(Words words) {
    return Map.of("typedRule", this, "kinds", kinds(words));
  }

  private List<Kind> kinds(Words words) {
    return Arrays.stream(AlertKind.values())
        .map(AlertKind::code)
        .map(code -> new Kind(code, words.text("hooks.kind." + code), code.equals(kind)))
        .toList();
  }
}
