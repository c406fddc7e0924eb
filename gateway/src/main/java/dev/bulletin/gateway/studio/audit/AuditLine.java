package dev.bulletin.gateway.studio.audit;

import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.audit.AuditEntry;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.Visit;
import java.util.ArrayList;
import java.util.List;

/** An entry of the audit log as the page shows it. */
record AuditLine(
    Moment at,
    String actor,
    String what,
    String subject,
    String detail,
    String address,
    String requestId) {
  private static final List<String> KINDS =
      List.of(
          "signIn",
          "session",
          "person",
          "token",
          "report",
          "dashboard",
          "plan",
          "hook",
          "room",
          "setUp",
          "other");

  /** A kind of action to choose. */
  record Kind(String code, String name, boolean chosen) {}

  static AuditLine of(Visit visit, AuditEntry entry) {
    Words words = visit.words();
    return new AuditLine(
        visit.views().moment(entry.at()),
        known(words, "audit.actor." + entry.actor(), entry.actor()),
        known(words, "audit.action." + entry.action(), entry.action()),
        entry.subject(),
        known(words, "audit.detail." + entry.detail(), entry.detail()),
        entry.address(),
        entry.requestId());
  }

  /** In words, or as it is kept when there are none: other versions may have added it. */
  private static String known(Words words, String key, String otherwise) {
    return words.keys().contains(key) ? words.text(key) : otherwise;
  }

  static List<Kind> kinds(Words words, String chosen) {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(new Kind("", words.text("audit.all"), chosen.isEmpty()));
    KINDS.forEach(
        kind -> kinds.add(new Kind(kind, words.text("audit.kind." + kind), chosen.equals(kind))));
    return kinds;
  }
}
