package dev.bulletin.gateway.studio.hook;

import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.alert.Alert;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Visit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A rule in the list, and on its page. */
record RuleLine(
    String name,
    String path,
    String kind,
    String subject,
    String threshold,
    String hysteresis,
    int seconds,
    int revision,
    String state,
    Moment changed) {
  static RuleLine of(Visit visit, Alert alert) {
    Words words = visit.words();
    return new RuleLine(
        alert.name(),
        path(alert.name()),
        words.text("hooks.kind." + alert.kind().code()),
        alert.subject(),
        plain(alert.threshold()),
        plain(alert.hysteresis()),
        alert.seconds(),
        alert.revision(),
        words.text("hooks.rule." + state(alert)),
        visit.views().moment(alert.changedAt()));
  }

  static String path(String rule) {
    return ReturnPath.STUDIO + HookStudio.ALERTS + "/" + rule;
  }

  static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  private static String state(Alert alert) {
    if (!alert.active()) {
      return "paused";
    }
    return alert.raised() ? "raised" : "clear";
  }
}
